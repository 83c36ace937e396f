package io.x12gateway.core.lineage;

import io.x12gateway.core.ledger.InMemoryLedger;
import io.x12gateway.core.lineage.ClaimIndex.Scan;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Ulid;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class IndexRetentionTest {
    private static final Duration KEPT = Duration.ofDays(10);
    private final Set<String> stored = new HashSet<>();
    private final Turning clock = new Turning();
    private final Ulid ids = new Ulid(clock);
    private final InMemoryClaimIndex index = new InMemoryClaimIndex(stored::contains);
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final IndexRetention retention = new IndexRetention(index, ledger, KEPT, clock);

    @Test
    void forgetsOldFilesThatAreGoneAndNoOther() {
        var kept = file(true);
        var gone = file(false);
        clock.turn(KEPT);
        var young = file(false);
        assertThat(retention.purge()).as("not a day too early").isZero();

        clock.turn(Duration.ofMillis(1));
        assertThat(retention.purge()).isEqualTo(1);

        assertThat(index.scan(kept)).isPresent();
        assertThat(index.scan(young)).isPresent();
        assertThat(index.scan(gone)).isEmpty();
        assertThat(ledger.audit())
                .extracting(entry -> entry.action() + " " + entry.reason())
                .containsExactly("claim.index-forgotten 1 files that are no longer stored, older than 10 days");
    }

    @Test
    void comesToTheEndOfALongIndexAndBeginsAgain() {
        for (int i = 0; i < 450; i++) file(true);
        var last = file(false);
        clock.turn(KEPT.plusDays(1));
        assertThat(retention.purge()).isEqualTo(1);
        assertThat(index.scan(last)).isEmpty();
        stored.clear();
        assertThat(retention.purge()).isEqualTo(450);
    }

    @Test
    void looksOnceAnHour() {
        file(false);
        clock.turn(KEPT.plusDays(1));
        assertThat(retention.purgeIfDue()).isEqualTo(1);
        file(false);
        clock.turn(KEPT.plusDays(1));
        assertThat(retention.purgeIfDue()).isEqualTo(1);
        assertThat(retention.purgeIfDue()).isZero();
    }

    private String file(boolean isStored) {
        var id = ids.next();
        if (isStored) stored.add(id);
        return index.begin(new Scan(id, new SubmissionId(id), new PartnerId("riverbend-billing"), true, 0, false))
                .document();
    }

    private static final class Turning extends Clock {
        private Instant now = Instant.parse("2026-03-04T05:06:07Z");

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
