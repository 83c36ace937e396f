package io.x12gateway.core.delivery;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.edi.acknowledgment.Ack999;
import io.x12gateway.edi.acknowledgment.Ta1;
import io.x12gateway.edi.acknowledgment.Verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the TA1s and 999s that a partner sends for what it fetched. An accepted document is acknowledged; a refused one
 * stays in the mailbox, and its submission's timeline says so. Telling it twice changes nothing more.
 */
public final class PartnerAcknowledgments {
    private static final int BYTES_MAX = 4 * 1024 * 1024;
    private static final int PAGE = 500;
    private final Submissions submissions;
    private final Mailboxes mailboxes;
    private final Mailbox mailbox;
    private final PayloadStore payloads;
    private final Ledger ledger;
    private final Clock clock;

    public PartnerAcknowledgments(
            Submissions submissions,
            Mailboxes mailboxes,
            Mailbox mailbox,
            PayloadStore payloads,
            Ledger ledger,
            Clock clock) {
        this.submissions = submissions;
        this.mailboxes = mailboxes;
        this.mailbox = mailbox;
        this.payloads = payloads;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What a document is known by to the partner who acknowledges it, and what the partner says. */
    private record Said(boolean interchange, String functionalId, String controlNumber, Verdict verdict) {
        boolean means(DocumentHead head) {
            return interchange
                    ? controlNumber.equals(head.interchangeNumber())
                    : functionalId.equals(head.functionalId()) && controlNumber.equals(head.groupNumber());
        }

        @Override
        public String toString() {
            return (interchange ? "TA1 " : "999 " + functionalId + " ") + controlNumber + " " + verdict;
        }
    }

    /**
     * Takes the acknowledgments in a submission of the partner to whom the documents were delivered.
     *
     * @param source remote address, for the audit trail
     * @return the documents that were named, in the order of the acknowledgments
     */
    public List<MailboxItem> take(SubmissionId id, String source) {
        var submission = submissions.find(id).orElseThrow(() -> new IllegalArgumentException("no submission " + id));
        if (submission.sizeBytes() > BYTES_MAX) return List.of();
        var bytes = payloads.read(submission.payload());
        var usage = DocumentHead.of(bytes).map(DocumentHead::usage);
        var said = said(bytes);
        if (usage.isEmpty() || said.isEmpty()) return List.of();
        var named = new ArrayList<MailboxItem>();
        for (var one : said) {
            var item = find(submission, one, usage.get());
            item.ifPresent(i -> settle(submission, one, i, source));
            item.ifPresent(named::add);
        }
        return named;
    }

    private static List<Said> said(byte[] bytes) {
        var said = new ArrayList<Said>();
        for (var ta1 : Ta1.read(bytes)) said.add(new Said(true, "", ta1.controlNumber(), ta1.verdict()));
        for (var ack : Ack999.read(bytes))
            said.add(new Said(false, ack.functionalId(), ack.controlNumber(), ack.verdict()));
        return said;
    }

    /** The newest document that bears the number: numbers begin again after 999,999,999. */
    private Optional<MailboxItem> find(Submission submission, Said said, String usage) {
        Optional<MailboxItem> found = Optional.empty();
        var after = "";
        for (; ; ) {
            var page = mailboxes.list(submission.partner(), false, List.of(), after, PAGE);
            for (var item : page) if (isMeant(item, said, usage)) found = Optional.of(item);
            if (page.size() < PAGE) return found;
            after = page.getLast().handling().position();
        }
    }

    private boolean isMeant(MailboxItem item, Said said, String usage) {
        return item.fetches() > 0
                && head(item)
                        .filter(head -> head.usage().equals(usage) && said.means(head))
                        .isPresent();
    }

    private Optional<DocumentHead> head(MailboxItem item) {
        try (var in = payloads.open(item.payload())) {
            return DocumentHead.of(in.readNBytes(DocumentHead.LENGTH_MAX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void settle(Submission submission, Said said, MailboxItem item, String source) {
        var partner = submission.partner();
        if (isGood(said.verdict())) mailbox.acknowledge(partner, item.id(), partner.value(), source);
        else refused(submission, said, item, source);
    }

    /** Partially is not wholly: what is not taken has to be looked at. */
    private static boolean isGood(Verdict verdict) {
        return verdict == Verdict.ACCEPTED || verdict == Verdict.ACCEPTED_WITH_ERRORS;
    }

    private void refused(Submission submission, Said said, MailboxItem item, String source) {
        var at = clock.instant();
        var actor = submission.partner().value();
        var detail = item.kind() + " " + item.fileName() + ": " + said + ", told in submission " + submission.id();
        ledger.commitNow(LedgerEntry.of(
                new Change.Note(new TimelineEntry(item.source(), at, "refused-by-partner", actor, detail)),
                new Change.Audit(new AuditEntry(at, actor, "mailbox.refused", item.id(), "refused", detail, source))));
    }
}
