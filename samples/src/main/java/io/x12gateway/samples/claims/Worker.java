package io.x12gateway.samples.claims;

import io.x12gateway.samples.claims.Request.NotUnderstood;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.fault.FaultRule;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Takes messages from a queue one by one, each in a session transaction with its answer. A lost broker ends the
 * transaction; the worker connects again and the message comes again.
 */
final class Worker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long RECEIVE_MILLIS = 500;
    private static final long RETRY_MILLIS_MIN = 100;
    private static final long RETRY_MILLIS_MAX = 5_000;

    private final ConnectionFactory connections;
    private final ClaimsSettings settings;
    private final String queue;
    private final Request.Desk desk;
    private final FaultProfile faults;
    private final CountDownLatch firstConnection;
    private volatile boolean stopping;
    private volatile boolean connected;

    Worker(
            ConnectionFactory connections,
            ClaimsSettings settings,
            String queue,
            Request.Desk desk,
            FaultProfile faults,
            CountDownLatch firstConnection) {
        this.connections = connections;
        this.settings = settings;
        this.queue = queue;
        this.desk = desk;
        this.faults = faults;
        this.firstConnection = firstConnection;
    }

    boolean isConnected() {
        return connected;
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        long retryMillis = RETRY_MILLIS_MIN;
        boolean toldAboutLoss = false;
        while (!stopping) {
            try {
                work();
                return;
            } catch (JMSException e) {
                if (connected) retryMillis = RETRY_MILLIS_MIN;
                else retryMillis = Math.min(2 * retryMillis, RETRY_MILLIS_MAX);
                if (!stopping && (connected || !toldAboutLoss))
                    LOG.warn("no broker at {} ({}); trying again until it is there", settings.broker(), e.getMessage());
                toldAboutLoss = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                connected = false;
            }
            if (!pause(retryMillis)) return;
        }
    }

    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void work() throws JMSException, InterruptedException {
        try (var connection = connections.createConnection()) {
            var lost = new Loss();
            connection.setExceptionListener(lost::note);
            work(connection, lost);
        }
    }

    private void work(Connection connection, Loss lost) throws JMSException, InterruptedException {
        try (var session = connection.createSession(true, Session.SESSION_TRANSACTED);
                var consumer = session.createConsumer(session.createQueue(queue))) {
            connection.start();
            connected = true;
            firstConnection.countDown();
            while (!stopping) {
                lost.raise();
                var message = consumer.receive(RECEIVE_MILLIS);
                if (message == null) continue;
                answerOrDrop(session, message);
                session.commit();
            }
        }
    }

    /** One message that cannot be worked on must not keep the next from being answered. */
    private void answerOrDrop(Session session, Message message) throws JMSException, InterruptedException {
        try {
            answer(session, message);
        } catch (RuntimeException e) {
            LOG.error("message {} of {} is dropped", message.getJMSMessageID(), queue, e);
        }
    }

    private void answer(Session session, Message message) throws JMSException, InterruptedException {
        Request request;
        try {
            request = desk.read(content(message));
        } catch (NotUnderstood e) {
            LOG.error("message {} of {} is dropped: {}", message.getJMSMessageID(), queue, e.getMessage());
            return;
        }
        var due = faults.next(request.route(), request.subjects());
        var answer = new Outgoing(session, message, settings.answers());
        if (due.isEmpty()) answer.send(request.answer().get());
        else misbehave(due.get(), request, answer);
    }

    private static void misbehave(FaultRule rule, Request request, Outgoing answer)
            throws JMSException, InterruptedException {
        switch (rule.fault()) {
            case SLOW -> {
                Thread.sleep(rule.delayMillis());
                answer.send(request.answer().get());
            }
            case SILENT -> {
                var rest = request.answerWithout().apply(rule.subject());
                if (rest.isPresent()) answer.send(rest.get());
            }
            case DUPLICATE -> {
                answer.send(request.answer().get());
                answer.send(request.answer().get());
            }
            case TRUNCATED -> {
                var whole = request.answer().get();
                answer.send(Arrays.copyOf(whole, whole.length / 2));
            }
            case GARBAGE -> answer.send("ABEND S0C7 AT OFFSET 00001F".getBytes(StandardCharsets.US_ASCII));
            case REFUSED, UNAVAILABLE, FLAPPING ->
                answer.send(request.unavailable().get());
            case WRONG_CONTROL_NUMBER ->
                answer.toAnother().send(request.answerToAnother().get());
            // neither a claim's status nor a receipt has a sum that could be wrong
            case UNBALANCED -> answer.send(request.answer().get());
        }
    }

    private static byte[] content(Message message) throws JMSException {
        return switch (message) {
            case BytesMessage bytes -> bytes.getBody(byte[].class);
            case TextMessage text ->
                Optional.ofNullable(text.getText()).orElse("").getBytes(StandardCharsets.UTF_8);
            default -> new byte[0];
        };
    }

    /** What the connection's listener learned. */
    private static final class Loss {
        private volatile @Nullable JMSException cause;

        void note(JMSException e) {
            cause = e;
        }

        void raise() throws JMSException {
            var known = cause;
            if (known != null) throw known;
        }
    }

    /** Answers in the manner of the question: same kind of message, its correlation id, its JMSReplyTo. */
    private record Outgoing(Session session, Message question, Destination to, String correlation) {

        Outgoing(Session session, Message question, String otherwise) throws JMSException {
            this(session, question, destination(session, question, otherwise), correlation(question));
        }

        Outgoing toAnother() {
            return new Outgoing(session, question, to, "of-another-inquiry");
        }

        void send(byte[] content) throws JMSException {
            var message = question instanceof TextMessage
                    ? session.createTextMessage(new String(content, StandardCharsets.UTF_8))
                    : bytes(content);
            message.setJMSCorrelationID(correlation);
            try (var producer = session.createProducer(to)) {
                // an answer is worth as much to who asked as the question
                producer.setDeliveryMode(question.getJMSDeliveryMode());
                producer.send(message);
            }
        }

        private Message bytes(byte[] content) throws JMSException {
            var message = session.createBytesMessage();
            message.writeBytes(content);
            return message;
        }

        private static Destination destination(Session session, Message question, String otherwise)
                throws JMSException {
            var replyTo = question.getJMSReplyTo();
            return replyTo == null ? session.createQueue(otherwise) : replyTo;
        }

        private static String correlation(Message question) throws JMSException {
            var given = question.getJMSCorrelationID();
            return given == null ? question.getJMSMessageID() : given;
        }
    }
}
