package io.x12gateway.core.ledger;

import io.x12gateway.core.lease.Lease;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

public interface LeasesContract extends StoresContract {
    Duration LONG = Duration.ofMinutes(1);
    Duration SHORT = Duration.ofMillis(300);

    @Test
    default void givesARoleToOneAtATime() {
        var first = acquire("a", LONG);
        assertThat(stores().remote().leases().acquire("pull/acme/claims", "b", LONG))
                .isEmpty();
        assertThat(stores().remote().leases().acquire("pull/acme/other", "b", LONG))
                .isPresent();
        assertThat(stores().remote()
                        .leases()
                        .holder("pull/acme/claims")
                        .orElseThrow()
                        .lease())
                .isEqualTo(first);
    }

    @Test
    default void givesItToOneOfManyWhoAskAtOnce() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var asking = IntStream.range(0, 12)
                    .<Callable<Boolean>>mapToObj(i -> () -> stores().remote()
                            .leases()
                            .acquire("push/acme/all", "node" + i, LONG)
                            .isPresent())
                    .toList();
            int got = 0;
            for (var answer : threads.invokeAll(asking)) if (answer.get()) got++;
            assertThat(got).isEqualTo(1);
        }
    }

    @Test
    default void givesItOnWithALargerTokenOnceItHasRunOut() {
        var paused = acquire("a", SHORT);
        var next = acquireOnceFree("b");
        assertThat(next.token()).isGreaterThan(paused.token());
        assertThat(stores().remote().leases().renew(paused, LONG)).isFalse();
        assertThat(stores().remote().leases().renew(next, LONG)).isTrue();
    }

    @Test
    default void letsAnotherHaveWhatIsReleased() {
        var first = acquire("a", LONG);
        stores().remote().leases().release(first);
        var second = acquire("b", LONG);
        stores().remote().leases().release(first); // too late to do harm
        assertThat(stores().remote().leases().renew(second, LONG)).isTrue();
    }

    @Test
    default void runsOnAsLongAsItIsRenewed() {
        var lease = acquire("a", SHORT);
        assertThat(stores().remote().leases().renew(lease, LONG)).isTrue();
        assertThat(writes(lease)).isTrue();
    }

    @Test
    default void letsAnOwnerThatSleptWriteNothing() {
        var asleep = acquire("a", SHORT);
        assertThat(writes(asleep)).isTrue();
        var awake = acquireOnceFree("b");
        assertThat(writes(asleep)).isFalse();
        assertThat(writes(awake)).isTrue();
        assertThat(stores().submissions().recent(10)).hasSize(2);
    }

    @Test
    default void letsAnOwnerWriteNothingAfterItsTimeEvenIfNobodyFollowed() {
        var asleep = acquire("a", SHORT);
        long giveUp = System.nanoTime() + LONG.toNanos();
        while (writes(asleep) && System.nanoTime() < giveUp) Thread.onSpinWait();
        assertThat(writes(asleep)).isFalse();
        assertThat(stores().remote().leases().renew(asleep, LONG)).isFalse();
    }

    @Test
    default void refusesOneEntryOfAGroupAndNotItsNeighbours() {
        var lost = acquire("a", LONG);
        stores().remote().leases().release(lost);
        var fence = new Change.Fence(lost);
        var refused = stores().ledger().commit(LedgerEntry.of(fence, new Change.Receive(Given.submission())));
        var neighbour = stores().ledger().commit(LedgerEntry.of(new Change.Receive(Given.submission())));
        assertThat(refused.join()).isEqualTo(new Outcome.Refused(fence));
        assertThat(neighbour.join()).isEqualTo(new Outcome.Committed());
        assertThat(stores().submissions().recent(10)).hasSize(1);
    }

    private Lease acquire(String owner, Duration ttl) {
        return stores().remote()
                .leases()
                .acquire("pull/acme/claims", owner, ttl)
                .orElseThrow();
    }

    private Lease acquireOnceFree(String owner) {
        long giveUp = System.nanoTime() + LONG.toNanos();
        while (true) {
            var lease = stores().remote().leases().acquire("pull/acme/claims", owner, LONG);
            if (lease.isPresent()) return lease.get();
            assertThat(System.nanoTime()).isLessThan(giveUp);
            Thread.onSpinWait();
        }
    }

    private boolean writes(Lease lease) {
        var entry = LedgerEntry.of(new Change.Fence(lease), new Change.Receive(Given.submission()));
        return stores().ledger().commitNow(entry) instanceof Outcome.Committed;
    }
}
