package io.x12gateway.core.completion;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.TimelineEntry;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sees when the last piece of something is done. Asking too often is harmless and asking too early finds nothing to do;
 * every stage asks after its commit, and the sweep asks for whatever a crash in between left unasked.
 */
public final class Completion {
    /** The timeline event of something kept aside, which decides the final state. */
    public static final String QUARANTINED = "quarantined";

    /** The timeline event of something that could not be handed on yet. */
    public static final String HELD = "held";

    private final Submissions submissions;
    private final Inquiries inquiries;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Clock clock;

    public Completion(Submissions submissions, Inquiries inquiries, Outbox outbox, Ledger ledger, Clock clock) {
        this.submissions = submissions;
        this.inquiries = inquiries;
        this.outbox = outbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Has a stage's work on a submission done, unless it was done before, and settles the submission.
     *
     * @throws GatewayFault {@code submission-missing}, or what {@code todo} throws: the work is not done
     */
    public void once(Work work, SubmissionId id, Consumer<Submission> todo) {
        var submission = submissions
                .find(id)
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.GATEWAY,
                        "submission-missing",
                        "There is work for the submission " + id + ", which is unknown."));
        if (!outbox.isDone(work.id())) todo.accept(submission);
        settle(id);
    }

    /** Has the response assembled if no inquiry of it is open any more: exactly once, whoever asks and how often. */
    public void assembleIfAnswered(String assembly) {
        var work = Work.of(Stage.ASSEMBLY, assembly);
        if (inquiries.anyOpen(assembly) || outbox.find(work.id()).isPresent()) return;
        ledger.commitNow(LedgerEntry.of(new Change.Enqueue(work)));
    }

    /** Moves a submission to its final state if all that was accepted in it has been answered or delivered. */
    public void settle(SubmissionId id) {
        submissions
                .find(id)
                .filter(s -> s.state() == SubmissionState.IN_PROGRESS)
                .filter(this::isDone)
                .ifPresent(this::finish);
    }

    private boolean isDone(Submission submission) {
        var assemblies = inquiries.assemblies(submission.id());
        if (assemblies.stream().anyMatch(inquiries::anyOpen)) return false;
        assemblies.forEach(this::assembleIfAnswered);
        return assemblies.stream().allMatch(a -> isDone(Stage.ASSEMBLY, a))
                && isDoneIfAsked(Stage.DELIVERY, submission)
                && isDoneIfAsked(Stage.HANDOVER, submission);
    }

    private boolean isDoneIfAsked(Stage stage, Submission submission) {
        var work = Work.of(stage, submission.id().value());
        return outbox.find(work.id()).isEmpty() || outbox.isDone(work.id());
    }

    private boolean isDone(Stage stage, String subject) {
        return outbox.isDone(Work.of(stage, subject).id());
    }

    private void finish(Submission submission) {
        boolean aside = submissions.timeline(submission.id()).stream()
                .anyMatch(e -> e.event().equals(QUARANTINED) || e.event().equals(HELD));
        move(
                submission.id(),
                Set.of(SubmissionState.IN_PROGRESS),
                aside ? SubmissionState.QUARANTINED : SubmissionState.COMPLETED,
                "completed",
                aside ? "all but what was kept aside" : "everything accepted is answered or delivered");
    }

    /** After the last of what was held of a submission was settled: was nothing else kept aside, it is complete. */
    public void settleHeld(SubmissionId id) {
        if (submissions.timeline(id).stream().anyMatch(e -> e.event().equals(QUARANTINED))) return;
        move(
                id,
                Set.of(SubmissionState.QUARANTINED),
                SubmissionState.COMPLETED,
                "completed",
                "nothing of it is held any more");
    }

    /** Gives up: an operator must act. Says whether it was in flight. */
    public boolean fail(SubmissionId id, String why) {
        return move(
                id,
                Set.of(SubmissionState.RECEIVED, SubmissionState.IN_PROGRESS),
                SubmissionState.FAILED,
                "failed",
                why);
    }

    private boolean move(SubmissionId id, Set<SubmissionState> from, SubmissionState to, String event, String detail) {
        var at = clock.instant();
        var outcome = ledger.commitNow(new LedgerEntry(List.of(
                new Change.Move(id, from, to),
                new Change.Note(new TimelineEntry(id, at, event, "gateway", detail)),
                new Change.Audit(new AuditEntry(
                        at,
                        "gateway",
                        "submission." + event,
                        id.value(),
                        to == SubmissionState.FAILED ? "failed" : "ok",
                        detail,
                        "")))));
        return outcome instanceof Outcome.Committed;
    }
}
