package io.x12gateway.core.lease;

import io.x12gateway.core.ledger.InMemoryLedger;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class LeaseKeeperTest {
    private static final Duration TTL = Duration.ofMinutes(5);
    private final Leases leases = new InMemoryLedger(Clock.systemUTC()).leases();
    private final AtomicLong nanos = new AtomicLong();
    private final LeaseKeeper keeper = new LeaseKeeper(leases, "node1/a", TTL, nanos::get);

    @Test
    void keepsWhatItHasAndTakesNothingFromAnother() {
        var first = keeper.hold("pull/acme/claims").orElseThrow();
        assertThat(keeper.hold("pull/acme/claims")).contains(first);
        var other = new LeaseKeeper(leases, "node2/b", TTL, nanos::get);
        assertThat(other.hold("pull/acme/claims")).isEmpty();
        assertThat(other.hold("pull/acme/other")).isPresent();
    }

    @Test
    void believesInALeaseNoLongerThanTheDatabaseWould() {
        assertThat(keeper.hold("pull/acme/claims")).isPresent();
        nanos.addAndGet(TTL.toNanos() + 1);
        assertThat(keeper.hold("pull/acme/claims")).isEmpty(); // the database still has the old one running
    }

    @Test
    void believesLongerInWhatItRenewed() {
        var lease = keeper.hold("pull/acme/claims");
        nanos.addAndGet(TTL.toNanos() / 2);
        keeper.renewAll();
        nanos.addAndGet(TTL.toNanos() / 2 + 1);
        assertThat(keeper.hold("pull/acme/claims")).isEqualTo(lease);
    }

    @Test
    void givesUpWhatItCannotRenew() {
        var lease = keeper.hold("pull/acme/claims").orElseThrow();
        leases.release(lease);
        var other = leases.acquire("pull/acme/claims", "node2/b", TTL).orElseThrow();
        keeper.renewAll();
        assertThat(keeper.hold("pull/acme/claims")).isEmpty();
        assertThat(other.token()).isGreaterThan(lease.token());
    }

    @Test
    void letsAnotherHaveEverythingAtOnceWhenItStops() {
        keeper.hold("pull/acme/claims");
        keeper.hold("push/acme/mail");
        keeper.releaseAll();
        assertThat(leases.acquire("pull/acme/claims", "node2/b", TTL)).isPresent();
        assertThat(leases.acquire("push/acme/mail", "node2/b", TTL)).isPresent();
    }
}
