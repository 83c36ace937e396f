package io.x12gateway.core.lineage;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.submission.Ulid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets where claims stood in files that are no longer stored, once these are old enough. What is stored can be traced
 * however old it is. Several nodes may do so at once.
 */
public final class IndexRetention {
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int AT_ONCE = 200;
    private static final int PER_RUN = 10_000;

    private final ClaimIndex index;
    private final Ledger ledger;
    private final Duration kept;
    private final Clock clock;
    private Instant due = Instant.MIN;
    private String after = "";

    /** @param kept counted from when a file came or left */
    public IndexRetention(ClaimIndex index, Ledger ledger, Duration kept, Clock clock) {
        this.index = index;
        this.ledger = ledger;
        this.kept = kept;
        this.clock = clock;
    }

    /** As {@link #purge}, at most once an hour. */
    public synchronized int purgeIfDue() {
        var now = clock.instant();
        if (now.isBefore(due)) return 0;
        due = now.plus(PAUSE);
        return purge();
    }

    /** Looks at as many files as one run may, beginning behind those of the last one; tells how many it forgot. */
    public synchronized int purge() {
        var now = clock.instant();
        var before = Ulid.firstOf(now.minus(kept));
        int forgotten = 0;
        for (int looked = 0; looked < PER_RUN; looked += AT_ONCE) {
            var some = index.forgetGone(after, before, AT_ONCE);
            forgotten += some.files();
            after = some.last();
            if (after.isEmpty()) break;
        }
        if (forgotten > 0) note(forgotten, now);
        return forgotten;
    }

    private void note(int files, Instant now) {
        var words = files + " files that are no longer stored, older than " + kept.toDays() + " days";
        ledger.commitNow(LedgerEntry.of(new Change.Audit(
                new AuditEntry(now, "gateway", "claim.index-forgotten", "claim-index", "ok", words, ""))));
    }
}
