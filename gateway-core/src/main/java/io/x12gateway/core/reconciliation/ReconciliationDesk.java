package io.x12gateway.core.reconciliation;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.lineage.ClaimKeys;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payment.Payments;
import io.x12gateway.core.payment.TransferList;
import io.x12gateway.core.submission.Ulid;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Takes in the bank's lists of transfers and says how they agree with the remittances. */
public final class ReconciliationDesk {
    private static final int NAME_MAX = 200;

    private final Payments payments;
    private final ClaimBooks claims;
    private final ClaimKeys keys;
    private final Ledger ledger;
    private final Ulid ids;
    private final Clock clock;

    public ReconciliationDesk(
            Payments payments, ClaimBooks claims, ClaimKeys keys, Ledger ledger, Ulid ids, Clock clock) {
        this.payments = payments;
        this.claims = claims;
        this.keys = keys;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param already whether the very same bytes were imported before: then nothing was changed */
    public record Imported(TransferList.Head list, boolean already) {}

    /**
     * Imports a list, all or nothing. What it says of a payer and a day counts from now on in the place of what earlier
     * lists said of them; those stay on record. The same bytes again change nothing.
     *
     * @param name what the file is called
     * @throws GatewayFault kind SENDER, {@code bad-transfer-list}
     */
    public Imported importList(String name, byte[] csv, String actor) {
        if (name.isBlank() || name.length() > NAME_MAX)
            throw new GatewayFault(
                    FaultKind.SENDER, "bad-transfer-list", "A list needs a name of 1 to " + NAME_MAX + " characters.");
        var digest = Digest.of(csv);
        var before = payments.list(digest);
        if (before.isPresent()) return new Imported(before.get(), true);
        var now = clock.instant();
        var id = ids.next();
        var lines = TransferFile.read(id, name, new String(csv, StandardCharsets.UTF_8));
        var list = new TransferList(id, name, digest, now, actor, lines);
        ledger.commitNow(LedgerEntry.of(
                new Change.ImportTransfers(list),
                new Change.Audit(new AuditEntry(
                        now, actor, "transfers.imported", id, "ok", lines.size() + " lines of " + name, ""))));
        var head = payments.list(digest)
                .orElseThrow(() -> new IllegalStateException("a list that was committed is not there: " + id));
        // Of two who import the same bytes at the same moment one is told that the other was first.
        return new Imported(head, !head.id().equals(id));
    }

    /** Newest first. */
    public List<TransferList.Head> lists(int limit) {
        return payments.lists(limit);
    }

    /**
     * @param payerId TRN03; empty for all
     * @param from the first day
     * @param to the last day
     */
    public Report report(String payerId, LocalDate from, LocalDate to) {
        var traces = payments.traces(payerId, from, to);
        return Reconciliation.of(
                payments.remittances(traces),
                payments.transfers(traces),
                claims.refused(from, to),
                trace -> keys.hash(ClaimKeys.Kind.TRACE, trace),
                day -> (payerId.isEmpty() || day.payerId().equals(payerId))
                        && !day.day().isBefore(from)
                        && !day.day().isAfter(to));
    }
}
