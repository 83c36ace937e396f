package io.x12gateway.routes.backend.claims;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.routes.broker.Broker;
import io.x12gateway.routes.observe.GatewayMeters;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks over one queue and hears over another. Each question carries its inquiry id as JMSCorrelationID, the queue of
 * this node as JMSReplyTo, and a time to live: nobody wants an answer to it later. It names a patient, so it is not
 * persistent: the broker's journal is not encrypted, and a question that is lost is asked again. One consumer hears all answers and
 * hands each to who waits for it. A question is a READ, so an answer that nobody waits for any more is counted and
 * dropped.
 */
final class ClaimsQueues implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClaimsQueues.class);
    private static final String SILENCE = "the claims system did not answer";
    private final Broker broker;
    private final ClaimsSide side;
    private final int answerBytesMax;
    private final Counter late;
    private final Map<String, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("claims-ask-", 0).factory());

    ClaimsQueues(Broker broker, ClaimsSide side, int answerBytesMax, MeterRegistry meters) {
        this.broker = broker;
        this.side = side;
        this.answerBytesMax = answerBytesMax;
        this.late = Counter.builder(GatewayMeters.BACK_END_LATE_ANSWERS)
                .description("Answers that nobody waited for any more")
                .tag(GatewayMeters.TAG_BACK_END, side.name())
                .register(meters);
    }

    /**
     * Sends and waits for the answer. Who asks what is being asked already waits for the same answer.
     *
     * @throws IOException if there is none before the deadline, or once this is closed
     */
    byte[] ask(String inquiryId, byte[] question, Duration deadline) throws IOException, InterruptedException {
        return exchange(side.questions(), inquiryId, question, deadline);
    }

    /**
     * The same for claims that are handed over under an id of their own.
     *
     * @throws IOException as {@link #ask}; the claims may have been taken in all the same
     */
    byte[] hand(String submissionId, byte[] submission, Duration deadline) throws IOException, InterruptedException {
        return exchange(side.submissions(), submissionId, submission, deadline);
    }

    private byte[] exchange(String queue, String inquiryId, byte[] question, Duration deadline)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        if (closed) throw new IOException("the gateway stops");
        var answer = new CompletableFuture<byte[]>();
        var running = waiting.putIfAbsent(inquiryId, answer);
        if (running != null) {
            var same = running.copy();
            return await(same::get, same, end, SILENCE);
        }
        try {
            // A broker that is full blocks a sender beyond every time-out of its own: not this thread.
            var sending = senders.submit(() -> send(queue, inquiryId, question, deadline));
            await(sending::get, sending, end, "the broker did not take the question");
            return await(answer::get, answer, end, SILENCE);
        } catch (RejectedExecutionException e) {
            throw new IOException("the gateway stops", e);
        } finally {
            waiting.remove(inquiryId, answer);
        }
    }

    private interface Getting<T> {
        T get(long nanos, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static <T> T await(Getting<T> getting, Future<?> future, long end, String complaint)
            throws IOException, InterruptedException {
        try {
            return getting.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException(complaint + " in time", e);
        } catch (ExecutionException e) {
            throw new IOException(complaint, e);
        } finally {
            future.cancel(true);
        }
    }

    private void send(String queue, String inquiryId, byte[] question, Duration deadline) {
        try (var context = broker.sending().createContext()) {
            var message = context.createTextMessage(new String(question, StandardCharsets.UTF_8));
            message.setJMSCorrelationID(inquiryId);
            message.setJMSReplyTo(context.createQueue(side.answers()));
            context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setTimeToLive(Math.max(1, deadline.toMillis()))
                    .send(context.createQueue(queue), message);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    ClaimsSide side() {
        return side;
    }

    /** Called by the answer route for every message; never throws, so no answer is delivered twice. */
    void heard(Message message) {
        try {
            var inquiryId = String.valueOf(message.getJMSCorrelationID());
            var asker = waiting.remove(inquiryId);
            if (asker == null) {
                late.increment();
                LOG.info("inquiry {}: an answer of the claims system came too late and was dropped", shown(inquiryId));
                return;
            }
            hand(message, asker);
        } catch (JMSException e) {
            LOG.warn(
                    "an answer of the claims system could not be read ({})",
                    e.getClass().getSimpleName());
        }
    }

    private void hand(Message message, CompletableFuture<byte[]> asker) throws JMSException {
        var bytes = bytes(message);
        if (bytes.length == 0 || bytes.length > answerBytesMax)
            asker.completeExceptionally(new IOException("the answer is empty, too long or of a strange kind"));
        else asker.complete(bytes);
    }

    /** Empty for a message that is too long to be looked at, or is neither text nor bytes. */
    private byte[] bytes(Message message) throws JMSException {
        if (message instanceof TextMessage text) return text.getText().getBytes(StandardCharsets.UTF_8);
        if (message instanceof BytesMessage bytes && bytes.getBodyLength() <= answerBytesMax)
            return bytes.getBody(byte[].class);
        return new byte[0];
    }

    /** A correlation id comes from outside: only ids of ours are shown in the log. */
    private static String shown(String inquiryId) {
        return Ulid.isUlid(inquiryId) ? inquiryId : "with a strange id";
    }

    /** Lets everyone go who waits: a READ is asked again later. */
    @Override
    public void close() {
        closed = true;
        waiting.values().forEach(asker -> asker.completeExceptionally(new IOException("the gateway stops")));
        senders.shutdownNow();
    }
}
