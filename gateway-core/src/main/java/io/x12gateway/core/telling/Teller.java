package io.x12gateway.core.telling;

import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.webhook.WebhookEvent;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** Reads from what is about to be committed whom to tell of what. What is answered on the line is not told again. */
final class Teller {
    private static final Set<String> ACKNOWLEDGMENTS = Set.of("TA1", "999", "277CA");
    /** They stand beside an upload, and the submission's own events tell of them. */
    private static final Set<String> TEXTS = Set.of("receipt", "report");

    private final Subscriptions subscriptions;
    private final Submissions submissions;
    private final Mailboxes mailboxes;
    private final Ulid ids;
    private final Clock clock;

    Teller(Subscriptions subscriptions, Submissions submissions, Mailboxes mailboxes, Ulid ids, Clock clock) {
        this.subscriptions = subscriptions;
        this.submissions = submissions;
        this.mailboxes = mailboxes;
        this.ids = ids;
        this.clock = clock;
    }

    /** The same entry, with what is to be told. */
    LedgerEntry telling(LedgerEntry entry) {
        var tells = new ArrayList<Change>();
        for (var change : entry.changes()) tell(entry, change).ifPresent(tells::add);
        if (tells.isEmpty()) return entry;
        var changes = new ArrayList<>(entry.changes());
        changes.addAll(tells);
        return new LedgerEntry(changes);
    }

    private Optional<Change.Tell> tell(LedgerEntry entry, Change change) {
        if (change instanceof Change.Receive c) return received(c.submission());
        if (change instanceof Change.Deliver c) return delivered(c.item());
        if (change instanceof Change.Move c) return moved(entry, c);
        if (change instanceof Change.Hold c) return held(c.document());
        if (change instanceof Change.SetItemState c && isRelease(c)) return released(c);
        if (change instanceof Change.NoteNotice c) return expiring(c);
        return Optional.empty();
    }

    private Optional<Change.Tell> received(Submission s) {
        if (s.mode() == ProcessingMode.REAL_TIME) return Optional.empty();
        return tell(s.partner(), PartnerEvent.SUBMISSION_RECEIVED, s.id().value(), s.id().value(), facts(s, s.state()));
    }

    private Optional<Change.Tell> moved(LedgerEntry entry, Change.Move move) {
        var event = eventOf(move);
        if (event.isEmpty() || isAnsweredOnTheLine(entry, move.submission())) return Optional.empty();
        return submissions
                .find(move.submission())
                .filter(s -> s.mode() == ProcessingMode.BATCH)
                .flatMap(s -> tell(s.partner(), event.get(), s.id().value(), s.id().value(), facts(s, move.to())));
    }

    private static Optional<PartnerEvent> eventOf(Change.Move move) {
        return switch (move.to()) {
            case IN_PROGRESS -> Optional.of(PartnerEvent.SUBMISSION_ACCEPTED);
            case REJECTED -> Optional.of(PartnerEvent.SUBMISSION_REJECTED);
            case COMPLETED -> Optional.of(PartnerEvent.SUBMISSION_COMPLETED);
            case QUARANTINED, FAILED -> Optional.of(PartnerEvent.SUBMISSION_HELD);
            case RECEIVED, HELD, DUPLICATE, SUPERSEDED -> Optional.empty();
        };
    }

    /** So that real time asks the database nothing more. */
    private static boolean isAnsweredOnTheLine(LedgerEntry entry, SubmissionId submission) {
        return entry.changes().stream()
                .anyMatch(c -> c instanceof Change.Deliver d
                        && d.item().state() == MailboxItem.State.ACKNOWLEDGED
                        && d.item().source().equals(submission));
    }

    private Optional<Change.Tell> delivered(MailboxItem item) {
        if (TEXTS.contains(item.kind())) return Optional.empty();
        return switch (item.state()) {
            case AVAILABLE -> {
                var ready = ACKNOWLEDGMENTS.contains(item.kind())
                        ? PartnerEvent.ACKNOWLEDGMENT_READY
                        : PartnerEvent.MAILBOX_DELIVERED;
                yield tell(item.partner(), ready, item.id(), item.id(), facts(item));
            }
            case HELD -> tell(item.partner(), PartnerEvent.MAILBOX_HELD, item.id(), item.id(), facts(item));
            case FETCHED, ACKNOWLEDGED, EXPIRED -> Optional.empty();
        };
    }

    private static boolean isRelease(Change.SetItemState c) {
        return c.state() == MailboxItem.State.AVAILABLE && c.from().equals(Set.of(MailboxItem.State.HELD));
    }

    private Optional<Change.Tell> released(Change.SetItemState c) {
        return mailboxes
                .byId(c.itemId())
                .flatMap(item -> tell(
                        item.partner(),
                        PartnerEvent.MAILBOX_RELEASED,
                        item.id() + "/" + c.position().orElse(""),
                        item.id(),
                        facts(item)));
    }

    private Optional<Change.Tell> expiring(Change.NoteNotice c) {
        return mailboxes
                .byId(c.itemId())
                .flatMap(item -> tell(
                        item.partner(),
                        PartnerEvent.MAILBOX_EXPIRING,
                        item.id() + "/" + c.at(),
                        item.id(),
                        facts(item)));
    }

    private Optional<Change.Tell> held(HeldDocument document) {
        var facts = new Facts()
                .put("submission", document.submission().value())
                .put("kind", document.kind())
                .put("usage", document.usage())
                .put("reason", document.reason().name())
                .put("bytes", document.transaction().length())
                .put("link", link(document.submission()));
        return tell(document.sender(), PartnerEvent.DOCUMENT_HELD, document.id(), document.id(), facts);
    }

    private Optional<Change.Tell> tell(PartnerId partner, PartnerEvent type, String what, String proof, Facts facts) {
        var targets = subscriptions.targets(partner, type);
        if (targets.isEmpty()) return Optional.empty();
        var event = new WebhookEvent(
                ids.next(), partner, type, type.wireName() + "/" + what, proof, facts.json(), clock.instant());
        return Optional.of(new Change.Tell(event, targets));
    }

    private static Facts facts(Submission s, SubmissionState state) {
        var facts = new Facts()
                .put("submission", s.id().value())
                .put("channel", s.channel().name())
                .put("state", state.name())
                .put("bytes", s.sizeBytes())
                .put("sha256", s.digest().sha256())
                .put("receivedAt", s.receivedAt().toString())
                .put("link", link(s.id()));
        s.duplicateOf().ifPresent(first -> facts.put("duplicateOf", first.value()));
        return facts;
    }

    private static Facts facts(MailboxItem item) {
        return new Facts()
                .put("item", item.id())
                .put("kind", item.kind())
                .put("usage", item.usage())
                .put("bytes", item.sizeBytes())
                .put("sha256", item.digest().sha256())
                .put("submission", item.source().value())
                .put("link", "/v1/mailbox/" + item.id());
    }

    private static String link(SubmissionId submission) {
        return "/v1/submissions/" + submission;
    }
}
