package io.x12gateway.core.delivery;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.submission.TimelineEntry;

import java.time.Instant;

/**
 * That something is held no longer: told in the timeline of the submission it came with, and in the audit chain.
 *
 * @param event {@code held-released} or {@code held-rejected}
 */
record Settlement(String event, String actor, String why, Instant at) {
    static Settlement released(String actor, String why, Instant at) {
        return new Settlement("held-released", actor, why, at);
    }

    static Settlement rejected(String actor, String why, Instant at) {
        return new Settlement("held-rejected", actor, why, at);
    }

    void tell(HeldDocument d, LedgerEntry.Builder entry) {
        var detail = d.kind() + ": " + why;
        entry.add(new Change.Note(new TimelineEntry(d.submission(), at, event, actor, detail)));
        entry.add(audit(d.id(), detail));
    }

    void tell(MailboxItem i, LedgerEntry.Builder entry) {
        var detail = i.kind() + " " + i.fileName() + ": " + why;
        entry.add(new Change.Note(new TimelineEntry(i.source(), at, event, actor, detail)));
        entry.add(audit(i.id(), detail));
    }

    private Change audit(String id, String detail) {
        return new Change.Audit(new AuditEntry(at, actor, "delivery." + event, id, "ok", detail, ""));
    }

    static GatewayFault nothingHeld(String id) {
        return refused("no-such-item", "Nothing is held as " + id + "; list what is held first.");
    }

    static GatewayFault settledAlready(String id) {
        return refused("not-held", "What is held as " + id + " was settled already.");
    }

    static GatewayFault refused(String code, String message) {
        return new GatewayFault(FaultKind.SENDER, code, message);
    }
}
