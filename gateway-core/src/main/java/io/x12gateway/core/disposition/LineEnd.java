package io.x12gateway.core.disposition;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.completion.Document;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.TimelineEntry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How a submission ends that came over the line. Nobody is told before the end is durable. */
final class LineEnd {
    private final Documents documents;
    private final Commits commits;
    private final Completion completion;
    private final Clock clock;

    LineEnd(Documents documents, Commits commits, Completion completion, Clock clock) {
        this.documents = documents;
        this.commits = commits;
        this.completion = completion;
        this.clock = clock;
    }

    /** With a document that goes out on the line and stays to be asked for again. */
    void withDocument(Submission submission, Document document, SubmissionState to, List<Change> more) {
        var changes = new ArrayList<>(more);
        changes.addAll(documents.giveOnTheLine(document, clock.instant()));
        move(submission, to, changes, document.kind() + " on the line");
    }

    void inQuarantine(Submission submission, String why) {
        move(submission, SubmissionState.QUARANTINED, List.of(note(submission, Completion.QUARANTINED, why)), why);
    }

    /** With an error on our side. */
    void inFailure(Submission submission, RuntimeException e) {
        var code = e instanceof GatewayFault fault ? fault.code() : e.getClass().getSimpleName();
        completion.fail(submission.id(), "no answer could be given: " + code);
    }

    /** Not at all: the stages of batches go on with it. */
    RealTimeAnswer later(Submission s) {
        commits.commit(LedgerEntry.of(
                new Change.Enqueue(Work.of(Stage.DISPOSITION, s.id().value())),
                note(s, "deferred", "not a single inquiry: worked as a batch")));
        return new RealTimeAnswer.Deferred(
                new Receipt(s.id(), s.digest(), s.sizeBytes(), s.receivedAt(), s.duplicateOf(), false));
    }

    Change note(Submission submission, String event, String detail) {
        return new Change.Note(new TimelineEntry(submission.id(), clock.instant(), event, "gateway", detail));
    }

    private void move(Submission submission, SubmissionState to, List<Change> changes, String why) {
        var entry = LedgerEntry.builder();
        entry.add(new Change.Move(submission.id(), Set.of(SubmissionState.RECEIVED, SubmissionState.FAILED), to));
        changes.forEach(entry::add);
        entry.add(new Change.Audit(new AuditEntry(
                clock.instant(),
                "gateway",
                "submission.judged",
                submission.id().value(),
                to == SubmissionState.REJECTED ? "refused" : "ok",
                why,
                "")));
        if (commits.commit(entry.build()) instanceof Outcome.Refused)
            throw new GatewayFault(
                    FaultKind.GATEWAY,
                    "answer-refused",
                    "Submission " + submission.id() + " was ended by somebody else before its answer was stored.");
    }
}
