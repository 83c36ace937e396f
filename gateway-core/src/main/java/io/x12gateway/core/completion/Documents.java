package io.x12gateway.core.completion;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;

import java.time.Instant;
import java.util.List;

/** The changes by which a document leaves: its bytes, its mailbox item, its line in the timeline, its audit entry. */
public final class Documents {
    private final PayloadStore payloads;
    private final Ulid ids;

    public Documents(PayloadStore payloads, Ulid ids) {
        this.payloads = payloads;
        this.ids = ids;
    }

    /** Into the mailbox, where it waits until its partner acknowledges it. */
    public List<Change> deliver(Document document, Instant at) {
        return changes(document, at, MailboxItem.State.AVAILABLE, "document.delivered");
    }

    /**
     * Given on the line. It is in the mailbox too, acknowledged from the start: there it is found when the same message
     * comes again, or when the connection was gone before the answer.
     */
    public List<Change> giveOnTheLine(Document document, Instant at) {
        return changes(document, at, MailboxItem.State.ACKNOWLEDGED, "document.answered");
    }

    private List<Change> changes(Document document, Instant at, MailboxItem.State state, String action) {
        var staged = payloads.stage(document.bytes());
        var id = ids.next();
        var item = new MailboxItem(
                id,
                document.partner(),
                document.key(),
                document.kind(),
                document.usage(),
                document.fileName(id),
                staged.id(),
                staged.digest(),
                staged.sizeBytes(),
                document.source(),
                at,
                state);
        var detail = document.kind() + " " + item.fileName() + " for " + document.partner();
        return List.of(
                new Change.StorePayload(staged),
                new Change.Deliver(item),
                new Change.Note(new TimelineEntry(document.source(), at, document.event(), "gateway", detail)),
                new Change.Audit(new AuditEntry(at, "gateway", action, id, "ok", detail, document.key())));
    }
}
