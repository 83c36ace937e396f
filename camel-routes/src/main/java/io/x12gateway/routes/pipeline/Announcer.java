package io.x12gateway.routes.pipeline;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.routes.broker.Queues;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends work ids to the broker with a deadline. A broker whose disk is full blocks a sender for ever, so the sending
 * thread is not the relay's: it can be interrupted and left behind without touching the database's files.
 */
final class Announcer implements AutoCloseable {
    private final ConnectionFactory broker;
    private final Duration deadline;
    private ExecutorService sender = newSender();

    Announcer(ConnectionFactory broker, Duration deadline) {
        this.broker = broker;
        this.deadline = deadline;
    }

    /** All or nothing, in one JMS commit; with an empty list it only finds out whether the broker is there. */
    void send(List<Work> batch) throws InterruptedException {
        var sending = sender.submit(() -> commit(batch));
        try {
            sending.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sender.shutdownNow();
            sender = newSender();
            throw new GatewayFault(
                    FaultKind.GATEWAY,
                    "broker-does-not-take-work",
                    "the broker took no message within " + deadline + "; see whether its disk is full",
                    e);
        } catch (ExecutionException e) {
            throw new GatewayFault(FaultKind.GATEWAY, "broker-unreachable", "the broker cannot be reached", e);
        }
    }

    private void commit(List<Work> batch) {
        try (var context = broker.createContext(JMSContext.SESSION_TRANSACTED)) {
            var producer = context.createProducer();
            for (var work : batch) producer.send(context.createQueue(Queues.of(work.stage())), work.id());
            context.commit();
        }
    }

    private static ExecutorService newSender() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("outbox-announcer").factory());
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
