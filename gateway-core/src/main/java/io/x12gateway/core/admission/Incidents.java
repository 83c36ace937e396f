package io.x12gateway.core.admission;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts incidents on record: the first ones of a source one by one, the rest of the minute as one entry with their number,
 * so that a flood fills neither disk nor ledger. Who caused one does not wait for it, and nothing it showed is written
 * down.
 */
public final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ONE_BY_ONE = 10;
    private static final int SOURCES_MAX = 1_000;
    private static final String OTHERS = "many addresses";

    private final Ledger ledger;
    private final Clock clock;
    private final Map<Key, Tally> tallies = new HashMap<>();
    private Instant windowEnd;

    private record Key(Incident incident, String door, String source) {}

    private static final class Tally {
        private int written;
        private long left;
    }

    public Incidents(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.windowEnd = clock.instant().plus(WINDOW);
    }

    /** @see #note(Incident, String, String, String, SourceAddress) */
    public void note(Incident incident, String door, String reason, SourceAddress source) {
        note(incident, door, "unknown", reason, source);
    }

    /**
     * @param door where: {@code http}, {@code core}, {@code sftp}, {@code operator}
     * @param actor the partner, or {@code unknown}
     * @param reason for us, in few words; who caused it is told less
     */
    public synchronized void note(Incident incident, String door, String actor, String reason, SourceAddress source) {
        settleIfDue();
        var tally = tally(incident, door, source.network());
        if (tally.written >= ONE_BY_ONE) {
            tally.left++;
            return;
        }
        tally.written++;
        LOG.info("{} at {} from {}: {}", incident.action(), door, source.text(), reason);
        write(incident, door, actor, reason, source.text());
    }

    /** Writes down what was only counted in a minute that is over. To be called now and then. */
    public synchronized void settleIfDue() {
        if (clock.instant().isBefore(windowEnd)) return;
        settle();
    }

    /** Writes down what was only counted so far. */
    public synchronized void settle() {
        windowEnd = clock.instant().plus(WINDOW);
        tallies.forEach((key, tally) -> {
            if (tally.left == 0) return;
            LOG.info("{} at {} from {}: {} more times", key.incident.action(), key.door, key.source, tally.left);
            write(key.incident, key.door, "unknown", tally.left + " more within a minute", key.source);
        });
        tallies.clear();
    }

    private Tally tally(Incident incident, String door, String source) {
        var key = new Key(incident, door, source);
        if (!tallies.containsKey(key) && tallies.size() >= SOURCES_MAX) key = new Key(incident, door, OTHERS);
        return tallies.computeIfAbsent(key, k -> new Tally());
    }

    private void write(Incident incident, String door, String actor, String reason, String source) {
        var entry = new AuditEntry(clock.instant(), actor, incident.action(), door, incident.outcome(), reason, source);
        var unused = ledger.commit(LedgerEntry.of(new Change.Audit(entry))).whenComplete((outcome, fault) -> {
            if (fault != null) LOG.warn("{} at {} could not be audited", incident.action(), door, fault);
        });
    }
}
