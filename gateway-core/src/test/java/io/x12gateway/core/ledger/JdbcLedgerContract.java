package io.x12gateway.core.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.x12gateway.core.audit.ChainVerifier;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.payload.StagedPayload;
import io.x12gateway.core.payment.JdbcPayments;
import io.x12gateway.core.payment.Transfer;
import io.x12gateway.core.payment.TransferList;
import io.x12gateway.core.submission.JdbcSubmissions;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.webhook.JdbcWebhooks;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.core.webhook.WebhookEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the group writer promises when the database does not behave. */
abstract class JdbcLedgerContract {
    private final HikariDataSource source = database();
    private final FaultyDataSource faulty = new FaultyDataSource(source);
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** Empty and migrated. */
    abstract HikariDataSource database();

    @AfterEach
    void close() throws Exception {
        for (var it : opened) it.close();
        source.close();
    }

    @Test
    void chainsWhatManyCommitAtOnce() throws Exception {
        var ledger = open(LedgerSettings.forLane("node-1"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < 2000; i++)
                outcomes.add(threads.submit(() -> ledger.commitNow(received(Given.submission()))));
            for (var outcome : outcomes) assertThat(outcome.get()).isEqualTo(new Outcome.Committed());
        }
        var verdict = new ChainVerifier(source).verify(List.of());
        assertThat(verdict.breaks()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(2000);
    }

    /** Each entry is about both partners, and the nodes name them in opposite order. */
    @Test
    void numbersTheEventsOfOnePartnerWhoeverWritesThem() {
        var nodes = List.of(open(LedgerSettings.forLane("node-1")), open(LedgerSettings.forLane("node-2")));
        var commits = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0; i < 100; i++) {
            commits.add(nodes.getFirst().commit(LedgerEntry.of(told(Given.RIVERBEND, i), told(Given.HILLTOP, i))));
            commits.add(nodes.getLast()
                    .commit(LedgerEntry.of(told(Given.HILLTOP, 1000 + i), told(Given.RIVERBEND, 1000 + i))));
        }
        for (var commit : commits) assertThat(commit.join()).isEqualTo(new Outcome.Committed());
        for (var partner : List.of(Given.RIVERBEND, Given.HILLTOP))
            assertThat(new JdbcWebhooks(source).due(partner, "0123456789abcdef", Given.NOW, 1000))
                    .hasSize(200)
                    .extracting(WebhookDelivery::sequence)
                    .doesNotHaveDuplicates();
    }

    /** Neither node sees what the other is about to say of the day. */
    @Test
    void letsOneListCountForAPayerAndADayHoweverManyAreImportedAtOnce() throws Exception {
        var nodes = List.of(open(LedgerSettings.forLane("node-1")), open(LedgerSettings.forLane("node-2")));
        var payments = new JdbcPayments(source);
        var day = LocalDate.of(2026, 11, 25);
        try (var threads = Executors.newFixedThreadPool(nodes.size())) {
            for (int round = 0; round < 20; round++) {
                var start = new CountDownLatch(1);
                var on = day.plusDays(round);
                var lists = List.of(transfers(on), transfers(on));
                var outcomes = new ArrayList<Future<Outcome>>();
                for (int node = 0; node < nodes.size(); node++) {
                    var ledger = nodes.get(node);
                    var list = lists.get(node);
                    outcomes.add(threads.submit(() -> {
                        start.await();
                        return ledger.commitNow(LedgerEntry.of(new Change.ImportTransfers(list)));
                    }));
                }
                start.countDown();
                for (var outcome : outcomes)
                    assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome.Committed());

                assertThat(payments.traces("", on, on))
                        .containsExactly(lists.getLast().id());
                assertThat(payments.lists(2))
                        .extracting(TransferList.Head::current)
                        .containsExactly(2, 0);
            }
        }
    }

    /** Its trace number says which list it is. */
    private static TransferList transfers(LocalDate day) {
        var id = Given.id();
        return new TransferList(
                id,
                "eft.csv",
                Given.digest(id),
                Given.NOW,
                "operator",
                List.of(
                        new Transfer(id, "eft.csv", 2, day, "1999999999", id, BigDecimal.ONE, ""),
                        new Transfer(id, "eft.csv", 3, day, "1888888888", id, BigDecimal.TEN, "")));
    }

    private static Change told(PartnerId partner, int number) {
        var event = new WebhookEvent(
                Given.id(), partner, PartnerEvent.WEBHOOK_TEST, partner + "/" + number, "", "{}", Given.NOW);
        return new Change.Tell(event, List.of("0123456789abcdef"));
    }

    @Test
    void spareTheNeighboursOfAnEntryThatTheDatabaseRefuses() throws Exception {
        var held = new CountDownLatch(1);
        var ledger = open(LedgerSettings.forLane("node-1"));
        var payload = new StagedPayload(new PayloadId(Given.id()), Given.digest("x"), 1, Optional.of(new byte[1]));
        ledger.commitNow(LedgerEntry.of(new Change.StorePayload(payload)));

        faulty.nextCommit(c -> hold(held, c));
        var first = ledger.commit(received(Given.submission()));
        var futures = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0; i < 20; i++)
            futures.add(ledger.commit(
                    i == 7
                            ? LedgerEntry.of(
                                    new Change.StorePayload(payload), new Change.Audit(Given.audit("stored twice")))
                            : received(Given.submission())));
        held.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Committed());
        for (int i = 0; i < 20; i++) {
            var future = futures.get(i);
            if (i == 7) assertFault(future, FaultKind.GATEWAY, "ledger-failed");
            else assertThat(future.get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Committed());
        }
        assertSoundWith(20);
    }

    @Test
    void knowsThatACommitHappenedWhoseAnswerWasLost() throws Exception {
        var ledger = open(LedgerSettings.forLane("node-1"));
        faulty.nextCommit(c -> {
            c.commit();
            throw FaultyDataSource.refused();
        });
        var s = Given.submission();
        assertThat(ledger.commitNow(received(s))).isEqualTo(new Outcome.Committed());
        assertThat(new JdbcSubmissions(source).timeline(s.id())).hasSize(1);
        ledger.commitNow(received(Given.submission()));
        assertSoundWith(2);
    }

    @Test
    void doesAgainACommitThatDidNotHappen() throws Exception {
        var ledger = open(LedgerSettings.forLane("node-1"));
        faulty.nextCommit(c -> {
            c.rollback();
            throw FaultyDataSource.refused();
        });
        var s = Given.submission();
        assertThat(ledger.commitNow(received(s))).isEqualTo(new Outcome.Committed());
        assertThat(new JdbcSubmissions(source).timeline(s.id())).hasSize(1);
        assertSoundWith(1);
    }

    @Test
    void saysSoWhenItCannotKnow() throws Exception {
        var ledger = open(LedgerSettings.forLane("node-1"));
        faulty.nextCommit(c -> {
            c.commit();
            throw FaultyDataSource.refused();
        });
        var silent = ledger.commit(LedgerEntry.of(new Change.Receive(Given.submission())));
        assertFault(silent, FaultKind.GATEWAY, "ledger-failed");
        assertThat(ledger.commitNow(received(Given.submission()))).isEqualTo(new Outcome.Committed());
        assertSoundWith(1);
    }

    @Test
    void failsWhileTheDatabaseIsAwayAndGoesOnWhenItIsBack() throws Exception {
        var ledger = open(LedgerSettings.forLane("node-1"));
        ledger.commitNow(received(Given.submission()));
        faulty.down(true);
        assertFault(ledger.commit(received(Given.submission())), FaultKind.GATEWAY, "ledger-failed");
        faulty.down(false);
        assertThat(ledger.commitNow(received(Given.submission()))).isEqualTo(new Outcome.Committed());
        assertSoundWith(2);
    }

    @Test
    void refusesToStartWithoutADatabase() {
        faulty.down(true);
        assertThatThrownBy(() -> open(LedgerSettings.forLane("node-1")))
                .isInstanceOfSatisfying(
                        GatewayFault.class, f -> assertThat(f.code()).isEqualTo("database-unreachable"));
    }

    @Test
    void takesNoMoreThanItsQueueHolds() throws Exception {
        var held = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        var ledger = open(new LedgerSettings("node-1", 2, 256, Duration.ofSeconds(10)));
        faulty.nextCommit(c -> {
            reached.countDown();
            hold(held, c);
        });
        var writing = ledger.commit(received(Given.submission()));
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        var waiting = List.of(ledger.commit(received(Given.submission())), ledger.commit(received(Given.submission())));
        assertThat(ledger.waiting()).isEqualTo(2);
        assertFault(ledger.commit(received(Given.submission())), FaultKind.CAPACITY, "ledger-busy");

        held.countDown();
        assertThat(writing.get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Committed());
        for (var future : waiting) assertThat(future.get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Committed());
        assertSoundWith(3);
    }

    @Test
    void doesNotLetACallerWaitBeyondTheDeadline() throws Exception {
        var held = new CountDownLatch(1);
        var ledger = open(new LedgerSettings("node-1", 10, 256, Duration.ofMillis(50)));
        faulty.nextCommit(c -> hold(held, c));
        assertThatThrownBy(() -> ledger.commitNow(received(Given.submission())))
                .isInstanceOfSatisfying(GatewayFault.class, f -> {
                    assertThat(f.code()).isEqualTo("ledger-slow");
                    assertThat(f.kind()).isEqualTo(FaultKind.GATEWAY);
                });
        held.countDown();
    }

    @Test
    void writesWhatWaitsWhenItIsClosedAndTakesNothingAfterwards() throws Exception {
        var held = new CountDownLatch(1);
        var ledger = open(LedgerSettings.forLane("node-1"));
        faulty.nextCommit(c -> hold(held, c));
        var futures = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0; i < 50; i++) futures.add(ledger.commit(received(Given.submission())));
        var closing = Thread.ofVirtual().start(ledger::close);
        held.countDown();
        closing.join();
        for (var future : futures) assertThat(future.getNow(null)).isEqualTo(new Outcome.Committed());
        assertFault(ledger.commit(received(Given.submission())), FaultKind.CAPACITY, "shutting-down");
        assertSoundWith(50);
    }

    @Test
    void keepsTheChainWholeWhenTwoWriteUnderOneName() throws Exception {
        var one = open(LedgerSettings.forLane("node-1"));
        var zombie = open(LedgerSettings.forLane("node-1"));
        for (int i = 0; i < 5; i++) {
            assertThat(one.commitNow(received(Given.submission()))).isEqualTo(new Outcome.Committed());
            assertThat(zombie.commitNow(received(Given.submission()))).isEqualTo(new Outcome.Committed());
        }
        assertSoundWith(10);
    }

    @Test
    void letsTheDatabaseDecideBetweenTwoNodes() throws Exception {
        var nodes = List.of(open(LedgerSettings.forLane("node-1")), open(LedgerSettings.forLane("node-2")));
        var outcomes = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0; i < 100; i++) {
            var key = Optional.of("key " + i);
            for (var node : nodes) outcomes.add(node.commit(received(Given.submission(Given.RIVERBEND, "x", key))));
        }
        int committed = 0;
        for (var outcome : outcomes) if (outcome.get(20, TimeUnit.SECONDS) instanceof Outcome.Committed) committed++;
        assertThat(committed).isEqualTo(100);
        assertSoundWith(100);
    }

    @Test
    void tellsListenersBeforeCallersAndSurvivesThem() throws Exception {
        var ledger = open(LedgerSettings.forLane("node-1"));
        var heard = new ArrayList<LedgerEntry>();
        ledger.listen(entry -> {
            throw new IllegalStateException("a listener that fails");
        });
        ledger.listen(heard::add);
        var entry = received(Given.submission());
        ledger.commitNow(entry);
        assertThat(heard).containsExactly(entry);
    }

    @Test
    void keepsTextsThatAreTooLongOrHoldNul() {
        var ledger = open(LedgerSettings.forLane("node-1"));
        var given = Given.submission();
        var s = new Submission(
                given.id(),
                given.partner(),
                given.channel(),
                given.mode(),
                "a\0b" + "x".repeat(2000),
                given.clientKey(),
                given.payload(),
                given.digest(),
                given.sizeBytes(),
                given.receivedAt(),
                given.state(),
                given.duplicateOf());
        assertThat(ledger.commitNow(
                        LedgerEntry.of(new Change.Receive(s), new Change.Audit(Given.audit("\0" + "y".repeat(9000))))))
                .isEqualTo(new Outcome.Committed());
        assertThat(new JdbcSubmissions(source).find(s.id()).orElseThrow().fileName())
                .startsWith("a\uFFFDbx")
                .hasSize(1000);
    }

    JdbcLedger open(LedgerSettings settings) {
        var ledger = JdbcLedger.open(faulty, settings);
        opened.add(ledger);
        return ledger;
    }

    private static LedgerEntry received(Submission s) {
        return LedgerEntry.of(
                new Change.Receive(s),
                new Change.Note(Given.note(s, "received")),
                new Change.Audit(Given.audit(s.id().value())));
    }

    private void assertSoundWith(long rows) throws SQLException {
        var verdict = new ChainVerifier(source).verify(List.of());
        assertThat(verdict.breaks()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(rows);
    }

    private static void assertFault(CompletableFuture<Outcome> future, FaultKind kind, String code) {
        assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(GatewayFault.class, f -> {
                    assertThat(f.code()).isEqualTo(code);
                    assertThat(f.kind()).isEqualTo(kind);
                });
    }

    private static void hold(CountDownLatch until, Connection connection) throws SQLException {
        try {
            if (!until.await(20, TimeUnit.SECONDS)) throw new SQLException("held for too long");
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        connection.commit();
    }
}
