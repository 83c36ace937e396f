package io.x12gateway.core.completion;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.lineage.LineageStage;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The changes by which a document leaves: its bytes, its mailbox item, its line in the timeline, its audit entry. */
public final class Documents {
    private final PayloadStore payloads;
    private final Ulid ids;
    private final Predicate<PartnerId> isPaused;

    /** @param partners tells whose documents are held for the time being; texts of ours never are */
    public Documents(PayloadStore payloads, Ulid ids, Partners partners) {
        this(
                payloads,
                ids,
                id -> partners.find(id)
                        .filter(p -> p.status().holdsDeliveries())
                        .isPresent());
    }

    private Documents(PayloadStore payloads, Ulid ids, Predicate<PartnerId> isPaused) {
        this.payloads = payloads;
        this.ids = ids;
        this.isPaused = isPaused;
    }

    /** For texts of ours only. */
    public static Documents ofTexts(PayloadStore payloads, Ulid ids) {
        return new Documents(payloads, ids, id -> false);
    }

    /**
     * Into the mailbox, where it waits until its partner acknowledges it; held there while its partner is paused, until
     * it is resumed.
     */
    public List<Change> deliver(Document document, Instant at) {
        boolean held = !document.controlNumber().isEmpty() && isPaused.test(document.partner());
        return held
                ? changes(document, at, MailboxItem.State.HELD, "document.held")
                : changes(document, at, MailboxItem.State.AVAILABLE, "document.delivered");
    }

    /**
     * Given on the line. It is in the mailbox too, acknowledged from the start: there it is found when the same message
     * comes again, or when the connection was gone before the answer.
     */
    public List<Change> giveOnTheLine(Document document, Instant at) {
        return changes(document, at, MailboxItem.State.ACKNOWLEDGED, "document.answered");
    }

    private List<Change> changes(Document document, Instant at, MailboxItem.State state, String action) {
        var staged = document.staged(payloads);
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
        var changes = new ArrayList<Change>(List.of(
                new Change.StorePayload(staged),
                new Change.Deliver(item),
                new Change.Note(new TimelineEntry(document.source(), at, document.event(), "gateway", detail)),
                new Change.Audit(new AuditEntry(at, "gateway", action, id, "ok", detail, document.key()))));
        LineageStage.workOn(item).ifPresent(changes::add);
        return changes;
    }
}
