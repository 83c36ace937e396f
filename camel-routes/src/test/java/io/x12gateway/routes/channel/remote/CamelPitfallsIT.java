package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.ledger.TestPostgresql;
import io.x12gateway.core.remote.RemoteFile;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.Ulid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static io.x12gateway.routes.channel.remote.OpenWorld.ACME;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What has bitten users of Camel's file consumers, read locks and idempotent repositories, P1 to P8. We use none of the
 * three; each test shows that what went wrong there does not go wrong here.
 */
class CamelPitfallsIT {
    private static final Instant PRESERVED = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path dir;

    /** CAMEL-24046: a key that was cached before its insert failed made every redelivery a duplicate. */
    @Test
    void p1AFailedCommitIsNotRememberedAsDone() throws Exception {
        try (var world = new OpenWorld(dir)) {
            world.server.put("out/a.edi", "ISA*a");
            world.pull();
            Thread.sleep(world.settings.stableFor().toMillis()); // the next visit's first commit is the acceptance
            world.ledger.failNext(new GatewayFault(FaultKind.GATEWAY, "ledger-failed", "no database"));
            world.pull();
            assertThat(world.submissions()).isEmpty();
            world.until(world::pull, world::nothingLiesThere);
            assertThat(world.submissions()).hasSize(1);
        }
    }

    /** Camel pull request 2943: without a unique constraint two consumers both pass. */
    @Test
    void p2TwoWhoSeeTheSameFileAtOnceMakeOneItem() throws Exception {
        try (var stores = TestPostgresql.stores(Clock.systemUTC());
                var threads = Executors.newFixedThreadPool(4)) {
            var ids = new Ulid(Clock.systemUTC());
            var adding = IntStream.range(0, 12)
                    .<Callable<Outcome>>mapToObj(i -> () -> stores.ledger().commitNow(add(ids)))
                    .toList();
            int added = 0;
            for (var outcome : threads.invokeAll(adding)) if (outcome.get() instanceof Outcome.Committed) added++;
            assertThat(added).isEqualTo(1);
            assertThat(stores.remote().items().open(ACME, "claims")).hasSize(1);
        }
    }

    /** CAMEL-24048: a duplicate key aborts PostgreSQL's transaction, and with it what else was in it. */
    @Test
    void p3ADuplicateSpoilsNothingElseInItsTransactionOnPostgresql() {
        try (var stores = TestPostgresql.stores(Clock.systemUTC())) {
            var ids = new Ulid(Clock.systemUTC());
            assertThat(stores.ledger().commitNow(add(ids))).isInstanceOf(Outcome.Committed.class);
            var others = IntStream.range(0, 40)
                    .mapToObj(i -> stores.ledger().commit(i % 2 == 0 ? add(ids) : addNamed(ids, "f" + i + ".edi")))
                    .toList();
            var outcomes = others.stream().map(CompletableFuture::join).toList();
            for (int i = 0; i < outcomes.size(); i++)
                assertThat(outcomes.get(i)).isInstanceOf(i % 2 == 0 ? Outcome.Refused.class : Outcome.Committed.class);
            assertThat(stores.remote().items().open(ACME, "claims")).hasSize(21);
        }
    }

    /** CAMEL-16427: the lock of a process that was killed blocked its file for ever. */
    @Test
    void p4ADeadProcessBlocksNothingForLong() throws Exception {
        try (var world = new OpenWorld(dir)) {
            world.server.put("out/a.edi", "ISA*a");
            var role = world.source().role();
            assertThat(world.ledger.leases().acquire(role, "killed", Duration.ofMillis(500)))
                    .isPresent();
            world.pull();
            assertThat(world.server.logins()).isZero();
            world.until(world::pull, world::nothingLiesThere);
            assertThat(world.submissions()).hasSize(1);
        }
    }

    /** CAMEL-24484: the key of a file that was consumed was removed, and the file consumed again. */
    @Test
    void p5AFileThatCannotBeRemovedIsNotAcceptedTwice() throws Exception {
        try (var world = new OpenWorld(dir)) {
            world.server.put("out/a.edi", "ISA*a");
            world.server.refuseRemovals(3);
            world.until(world::pull, world::nothingLiesThere);
            assertThat(world.submissions()).hasSize(1);
        }
    }

    /** CAMEL-24093: files of a name that had been consumed once were never consumed again. */
    @Test
    void p6ALaterFileOfTheSameNameIsFetched() throws Exception {
        try (var world = new OpenWorld(dir)) {
            for (int day = 1; day <= 3; day++) {
                world.server.put("out/claims.edi", "ISA*day" + day, PRESERVED); // not even its time tells it apart
                world.until(() -> world.visits.pull(world.source("done")), world::nothingLiesThere);
            }
            assertThat(world.submissions())
                    .extracting(world::text)
                    .containsExactlyInAnyOrder("ISA*day1", "ISA*day2", "ISA*day3");
            assertThat(world.server.names("out/done")).hasSize(3);
        }
    }

    /** CAMEL-21947: a lock that was not got left its key behind, and the file was skipped ever after. */
    @Test
    void p7AVisitThatDidNotHappenLeavesNoTrace() throws Exception {
        try (var world = new OpenWorld(dir)) {
            world.server.put("out/a.edi", "ISA*a");
            var role = world.source().role();
            var other = world.ledger
                    .leases()
                    .acquire(role, "other", Duration.ofMinutes(5))
                    .orElseThrow();
            for (int i = 0; i < 3; i++) world.pull();
            assertThat(world.open()).isEmpty();
            world.ledger.leases().release(other);
            world.until(world::pull, world::nothingLiesThere);
            assertThat(world.submissions()).hasSize(1);
        }
    }

    /** CAMEL-19378: a half-written file with an old time of modification was taken for a finished one. */
    @Test
    void p8AHalfFileWithAPreservedTimeIsNotFetched() throws Exception {
        try (var world = new OpenWorld(dir)) {
            var text = new StringBuilder("ISA*");
            var pause = world.settings.stableFor().dividedBy(2);
            for (int i = 0; i < 8; i++) {
                world.server.put("out/a.edi", text.append("part").append(i).toString(), PRESERVED);
                world.pull();
                Thread.sleep(pause.toMillis()); // the pace of the writer, not a wait for us
            }
            assertThat(world.submissions()).isEmpty();
            world.until(world::pull, world::nothingLiesThere);
            assertThat(world.submissions())
                    .singleElement()
                    .extracting((Submission s) -> world.text(s))
                    .isEqualTo(text.toString());
        }
    }

    private static LedgerEntry add(Ulid ids) {
        return addNamed(ids, "a.edi");
    }

    private static LedgerEntry addNamed(Ulid ids, String name) {
        return LedgerEntry.of(new Change.AddRemoteItem(
                RemoteItem.seen(ids.next(), ACME, "claims", new RemoteFile(name, 5, PRESERVED), Instant.now())));
    }
}
