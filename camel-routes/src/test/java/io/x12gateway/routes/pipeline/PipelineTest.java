package io.x12gateway.routes.pipeline;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.routes.broker.Broker;
import io.x12gateway.routes.broker.BrokerSettings;
import io.x12gateway.routes.broker.JmsRoutes;
import io.x12gateway.routes.broker.Queues;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The relay and the stage routes over a real broker; the ledger behind them is remembered only. */
class PipelineTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final RememberedOutbox outbox = new RememberedOutbox();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Queue<String> givenUp = new ConcurrentLinkedQueue<>();
    private volatile Consumer<Work> doing = work -> {};
    private Broker broker;
    private final CamelContext camel = new DefaultCamelContext();
    private OutboxRelay relay;

    @BeforeEach
    void startBroker() {
        broker = Broker.start(brokerSettings());
        relay = new OutboxRelay(outbox, broker.sending(), settings("1h"));
    }

    @AfterEach
    void stop() throws Exception {
        relay.close();
        camel.close();
        broker.close();
    }

    @Test
    void workThatWasCommittedIsDoneOnce() throws Exception {
        startRoutes();
        relay.start();
        outbox.enqueue(Stage.DISPOSITION, 250);
        var inquiries = outbox.enqueue(Stage.INQUIRY, 20);
        relay.committed(LedgerEntry.of(new Change.Enqueue(inquiries.getFirst())));

        await().atMost(LONG).until(() -> outbox.doneCount() == 270);
        assertThat(attempts.values()).allMatch(count -> count.get() == 1);
    }

    @Test
    void everythingNotDoneIsAnnouncedAtTheStartWhateverTheBrokerHolds() throws Exception {
        var works = outbox.enqueue(Stage.ASSEMBLY, 3);
        outbox.announced(works.stream().map(Work::id).toList());
        outbox.finish(works.getFirst().id());

        relay.start();

        await().atMost(LONG).until(() -> depth(Stage.ASSEMBLY) == 2);
    }

    @Test
    void aDoubledAnnouncementIsHarmless() throws Exception {
        outbox.enqueue(Stage.DELIVERY, 5);
        relay.start();
        await().atMost(LONG).until(() -> depth(Stage.DELIVERY) == 5);
        relay.close();
        relay = new OutboxRelay(outbox, broker.sending(), settings("1h"));
        relay.start();
        await().atMost(LONG).until(() -> depth(Stage.DELIVERY) == 10);

        startRoutes();

        await().atMost(LONG).until(() -> depth(Stage.DELIVERY) == 0);
        assertThat(outbox.doneCount()).isEqualTo(5);
        assertThat(attempts.values()).allMatch(count -> count.get() == 2);
    }

    @Test
    void aFailedAttemptIsRolledBackAndDeliveredAgain() throws Exception {
        doing = work -> {
            if (attempt(work) == 1)
                throw new GatewayFault(FaultKind.GATEWAY, "database-away", "the database cannot commit");
        };
        startRoutes();
        relay.start();
        outbox.enqueue(Stage.DISPOSITION, 2);

        await().atMost(LONG).until(() -> outbox.doneCount() == 2);
        assertThat(attempts.values()).allMatch(count -> count.get() == 2);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void aDeadLetterGetsOneMoreAttemptAndThenCountsAsFailed() throws Exception {
        var works = outbox.enqueue(Stage.ASSEMBLY, 2);
        outbox.announced(works.stream().map(Work::id).toList());
        doing = work -> {
            if (work.id().equals(works.getLast().id())) throw new IllegalStateException("patient data of SAMPLEA");
        };
        startRoutes();

        sendTo(
                Queues.deadLettersOf(Queues.of(Stage.ASSEMBLY)),
                works.getFirst().id(),
                works.getLast().id());

        await().atMost(LONG).until(() -> givenUp.size() == 1 && outbox.doneCount() == 1);
        assertThat(givenUp).containsExactly(works.getLast().id() + " IllegalStateException");
        assertThat(outbox.isDone(works.getFirst().id())).isTrue();
    }

    @Test
    void capacityNeverCountsAsFailed() throws Exception {
        var work = outbox.enqueue(Stage.DELIVERY, 1).getFirst();
        outbox.announced(List.of(work.id()));
        doing = w -> {
            if (attempt(w) == 1) throw new GatewayFault(FaultKind.CAPACITY, "ledger-full", "full");
        };
        startRoutes();

        sendTo(Queues.deadLettersOf(Queues.of(Stage.DELIVERY)), work.id());

        await().atMost(LONG).until(() -> outbox.doneCount() == 1);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void aMessageThatNamesNoWorkIsDropped() throws Exception {
        startRoutes();

        sendTo(Queues.of(Stage.INQUIRY), "no such work");

        await().atMost(LONG).until(() -> depth(Stage.INQUIRY) == 0);
        assertThat(attempts).isEmpty();
    }

    @Test
    void afterTheBrokerWasLostEverythingNotDoneIsAnnouncedAgain() throws Exception {
        var there = new AtomicReference<ConnectionFactory>(broker.sending());
        relay = new OutboxRelay(outbox, through(there), settings("1h"));
        relay.start();
        outbox.enqueue(Stage.DELIVERY, 1);
        await().atMost(LONG).until(() -> depth(Stage.DELIVERY) == 1);

        there.set(through(new AtomicReference<>()));
        outbox.enqueue(Stage.DELIVERY, 1);
        await().atMost(LONG).until(() -> relay.lag().compareTo(Duration.ofMillis(500)) > 0);
        there.set(broker.sending());

        await().atMost(LONG).until(() -> depth(Stage.DELIVERY) == 3);
    }

    @Test
    void aSendThatHangsIsBrokenOff() throws Exception {
        var hangs = new AtomicInteger();
        var factory = factory(() -> {
            if (hangs.incrementAndGet() == 1) new CountDownLatch(1).await();
            return broker.sending();
        });
        relay = new OutboxRelay(outbox, factory, settings("1h"));
        outbox.enqueue(Stage.DELIVERY, 1);
        relay.start();

        await().atMost(LONG).until(() -> depth(Stage.DELIVERY) == 1);
        assertThat(hangs).hasValueGreaterThan(1);
    }

    private static ConnectionFactory through(AtomicReference<ConnectionFactory> there) {
        return factory(() -> {
            var target = there.get();
            if (target == null) throw new JMSRuntimeException("the broker is away");
            return target;
        });
    }

    /** A connection factory that is looked up at each use. */
    private static ConnectionFactory factory(Callable<ConnectionFactory> lookup) {
        return (ConnectionFactory) Proxy.newProxyInstance(
                PipelineTest.class.getClassLoader(),
                new Class<?>[] {ConnectionFactory.class},
                (proxy, method, args) -> {
                    var target = lookup.call();
                    try {
                        return method.invoke(target, args);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private void startRoutes() throws Exception {
        var failures = new Failures((work, cause) -> givenUp.add(work.id() + " " + cause), meters);
        var consumer = new StageConsumer(
                outbox, Arrays.stream(Stage.values()).map(this::worker).toList(), failures, new Precedence());
        camel.addComponent("jms", JmsRoutes.component(broker));
        camel.addRoutes(new DispositionRoute(settings("1h"), consumer));
        camel.addRoutes(new InquiryRoute(settings("1h"), consumer));
        camel.addRoutes(new ResponseRoute(settings("1h"), consumer));
        camel.addRoutes(new DeliveryRoute(settings("1h"), consumer));
        camel.addRoutes(new DeadLetterRoute(consumer));
        camel.start();
    }

    private StageWorker worker(Stage stage) {
        return new StageWorker() {
            @Override
            public Stage stage() {
                return stage;
            }

            @Override
            public void work(Work work) {
                attempts.computeIfAbsent(work.id(), id -> new AtomicInteger()).incrementAndGet();
                doing.accept(work);
                outbox.finish(work.id());
            }
        };
    }

    private int attempt(Work work) {
        return attempts.getOrDefault(work.id(), new AtomicInteger()).get();
    }

    private long depth(Stage stage) {
        return broker.depth(Queues.of(stage)).orElse(-1);
    }

    private void sendTo(String queue, String... ids) {
        try (var context = broker.sending().createContext(JMSContext.SESSION_TRANSACTED)) {
            for (var id : ids) context.createProducer().send(context.createQueue(queue), id);
            context.commit();
        }
    }

    private BrokerSettings brokerSettings() {
        return new BrokerSettings(
                "", "", "", "n1", directory, 98, 2, new BrokerSettings.ClaimsDoor("127.0.0.1", 0, "claims", ""));
    }

    private static PipelineSettings settings(String announceAgainAfter) {
        return new PipelineSettings(
                2,
                4,
                2,
                2,
                1,
                2,
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                Duration.parse("PT" + announceAgainAfter),
                Duration.ofSeconds(1));
    }
}
