package io.x12gateway.core.inspection;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.disposition.Judgement;
import io.x12gateway.core.disposition.RealTime;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.edi.validation.ValidationReport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;

/** Reads submissions that the caller has found to be the asker's own. */
public final class Inspection {
    private final Submissions submissions;
    private final Mailboxes mailboxes;
    private final PayloadStore payloads;
    private final Judgement judgement;
    private final Ledger ledger;
    private final Clock clock;

    public Inspection(
            Submissions submissions,
            Mailboxes mailboxes,
            PayloadStore payloads,
            Judgement judgement,
            Ledger ledger,
            Clock clock) {
        this.submissions = submissions;
        this.mailboxes = mailboxes;
        this.payloads = payloads;
        this.judgement = judgement;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What was found in it, envelope by envelope, with what only the gateway knows. Judges the stored bytes once more, so
     * it takes as long as they are.
     */
    public ValidationReport report(Submission submission) {
        return judgement.of(submission, answeredOnTheLine(submission)).judged();
    }

    /** In real time an interchange number may repeat; what was deferred is worked as a batch, where it may not. */
    private boolean answeredOnTheLine(Submission submission) {
        return submission.mode() == ProcessingMode.REAL_TIME
                && submissions.timeline(submission.id()).stream()
                        .noneMatch(entry -> entry.event().equals("deferred"));
    }

    /** What was answered on the line, if anything was. */
    public Optional<MailboxItem> answer(SubmissionId submission) {
        return mailboxes.byDocumentKey(RealTime.answerKey(submission));
    }

    /**
     * The bytes as they were received. The disclosure is on record before the first one is given.
     *
     * @param actor who reads: the partner's id or an operator
     * @param source remote address, for the audit trail
     */
    public InputStream content(Submission submission, String actor, String source) {
        var body = open(submission);
        try {
            ledger.commitNow(LedgerEntry.of(new Change.Audit(new AuditEntry(
                    clock.instant(),
                    actor,
                    "submission.read",
                    submission.id().value(),
                    "ok",
                    submission.sizeBytes() + " bytes of " + submission.partner(),
                    source))));
            return body;
        } catch (RuntimeException e) {
            close(body, e);
            throw e;
        }
    }

    private InputStream open(Submission submission) {
        try {
            return payloads.open(submission.payload());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(InputStream body, RuntimeException because) {
        try {
            body.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
