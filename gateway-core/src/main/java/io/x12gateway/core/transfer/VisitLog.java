package io.x12gateway.core.transfer;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * How this node's visits to partners' servers went, and when the next may be. A server that failed is left in peace for
 * longer and longer; a failure of a new kind is audited, and the same one again is not.
 */
public final class VisitLog {
    private static final Logger LOG = LoggerFactory.getLogger(VisitLog.class);

    private final Ledger ledger;
    private final Clock clock;
    private final BackOff backOff;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<String, Visits> visits = new ConcurrentHashMap<>();

    public VisitLog(Ledger ledger, Clock clock, BackOff backOff) {
        this.ledger = ledger;
        this.clock = clock;
        this.backOff = backOff;
    }

    /**
     * @param lastGood the end of the last visit without a failure; the epoch if there was none
     * @param listed files that it showed, or documents that it brought
     * @param complete whether the listing was read to its end
     * @param failures visits that failed in a row
     * @param lastError its code; empty after a good visit
     * @param next not before this
     */
    public record Visits(
            Instant lastGood,
            int listed,
            boolean complete,
            int failures,
            String lastError,
            Instant errorAt,
            Instant next) {
        static final Visits NONE = new Visits(Instant.EPOCH, 0, true, 0, "", Instant.EPOCH, Instant.EPOCH);
    }

    public Visits of(String role) {
        return visits.getOrDefault(role, Visits.NONE);
    }

    public boolean mayVisit(String role) {
        return !of(role).next().isAfter(clock.instant());
    }

    public void succeeded(String role, int listed, boolean complete) {
        var before = of(role);
        var now = clock.instant();
        visits.put(role, new Visits(now, listed, complete, 0, "", before.errorAt(), now));
        if (before.failures() > 0) LOG.info("{}: works again after {} failed visits", role, before.failures());
    }

    public void failed(String role, GatewayFault fault) {
        var before = of(role);
        var now = clock.instant();
        int failures = before.failures() + 1;
        visits.put(
                role,
                new Visits(
                        before.lastGood(),
                        before.listed(),
                        before.complete(),
                        failures,
                        fault.code(),
                        now,
                        now.plus(backOff.after(failures, random))));
        if (before.lastError().equals(fault.code())) return;
        if (fault.code().equals("remote-host-key-changed") || fault.code().equals("remote-address-refused"))
            LOG.error("{}: {} {}", role, fault.code(), fault.getMessage());
        else LOG.warn("{}: a visit failed ({}), it is tried again later", role, fault.code());
        audit(role, fault, now);
    }

    /** Its profile changed: whatever was wrong may be mended. */
    public void forget(String role) {
        visits.remove(role);
    }

    private void audit(String role, GatewayFault fault, Instant now) {
        var entry = new AuditEntry(now, "gateway", "remote.visit-failed", role, "failed", fault.code(), role);
        try {
            ledger.commitNow(LedgerEntry.of(new Change.Audit(entry)));
        } catch (GatewayFault unwritten) {
            LOG.warn("{}: {} could not be audited: {}", role, fault.code(), unwritten.code());
        }
    }
}
