package io.x12gateway.samples.claims;

import io.x12gateway.samples.fault.FaultProfile;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A claims system to talk to: it answers claim status inquiries from a JMS queue in its own XML, and delivers the 835
 * files of its payment runs. It connects when the broker can be reached and connects again when it was lost; an
 * inquiry whose answer was not committed is worked on again, so that an answer may come twice and is never missing.
 *
 * <p>It misbehaves as its {@link FaultProfile} says; a fault rule's subject is the name of a claim's file, a payer's
 * control number or a Medicare number as it was sent:
 *
 * <ul>
 *   <li>SLOW: the answer after the delay; SILENT: the inquiry is taken and never answered
 *   <li>DUPLICATE: the answer twice; TRUNCATED: half of it; GARBAGE: a text that is no XML
 *   <li>REFUSED, UNAVAILABLE, FLAPPING: the answer says that the system cannot look anything up now
 *   <li>WRONG_CONTROL_NUMBER: the answer under another inquiry's id and correlation id
 * </ul>
 */
public final class MockClaims implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MockClaims.class);
    private static final long STOP_SECONDS_MAX = 10;

    private final ActiveMQConnectionFactory connections;
    private final RemittanceDoor door;
    private final PaymentRun payments;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch connected;

    /** Starts at once; does not wait for the broker. */
    public MockClaims(ClaimsSettings settings, FaultProfile faults, Clock clock) {
        var store = ClaimsStore.with(settings.claims());
        connections = connections(settings);
        door = new RemittanceDoor(connections, settings);
        payments = new PaymentRun(store, Payee.packaged(), settings.gatewayId(), clock);
        connected = new CountDownLatch(settings.workers());
        var desk = new InquiryDesk(store, clock);
        for (int i = 0; i < settings.workers(); i++)
            start(new Worker(connections, settings, desk, faults, connected), i);
    }

    private void start(Worker worker, int number) {
        workers.add(worker);
        threads.add(Thread.ofPlatform().name("claims-" + number).start(worker));
    }

    /** Whether every worker listened to the queue within that time. */
    public boolean awaitConnected(long seconds) throws InterruptedException {
        return connected.await(seconds, TimeUnit.SECONDS);
    }

    /** Whether every worker has its connection now. */
    public boolean isConnected() {
        return workers.stream().allMatch(Worker::isConnected);
    }

    /**
     * One payment run, its file delivered to the gateway.
     *
     * @throws DeliveryFailed if the file may not have arrived; the next run delivers it again
     */
    public PaymentRun.Result pay() {
        return payments.run(door);
    }

    @Override
    public void close() {
        workers.forEach(Worker::stop);
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                if (!thread.join(Duration.ofSeconds(STOP_SECONDS_MAX)))
                    LOG.warn("{} did not stop within {} s", thread.getName(), STOP_SECONDS_MAX);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        connections.close();
    }

    private static ActiveMQConnectionFactory connections(ClaimsSettings settings) {
        var factory = new ActiveMQConnectionFactory(settings.broker());
        factory.setUser(settings.user());
        factory.setPassword(settings.password());
        factory.setConsumerWindowSize(0);
        factory.setReconnectAttempts(0);
        factory.setBlockOnDurableSend(true);
        return factory;
    }
}
