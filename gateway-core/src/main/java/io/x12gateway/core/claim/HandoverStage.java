package io.x12gateway.core.claim;

import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.disposition.Action;
import io.x12gateway.core.disposition.Judgement;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.handover.Portion;
import io.x12gateway.core.handover.Portions;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;

import java.time.Clock;
import java.util.List;

/**
 * Hands the accepted claims of a submission over and answers them in a 277CA. Each portion's answer is durable before the
 * next is asked for; after a crash in between the portion is handed over again under its id, and the claims system takes
 * nothing in twice. Silence is a fault: the pipeline delivers the work again until every claim was answered.
 */
public final class HandoverStage implements StageWorker {
    private final PayloadStore payloads;
    private final Judgement judgement;
    private final Portions portions;
    private final Handover handover;
    private final ClaimReports reports;
    private final Commits commits;
    private final Completion completion;
    private final HandoverLimits limits;
    private final Clock clock;

    public HandoverStage(
            PayloadStore payloads,
            Judgement judgement,
            Portions portions,
            Handover handover,
            ClaimReports reports,
            Commits commits,
            Completion completion,
            HandoverLimits limits,
            Clock clock) {
        this.payloads = payloads;
        this.judgement = judgement;
        this.portions = portions;
        this.handover = handover;
        this.reports = reports;
        this.commits = commits;
        this.completion = completion;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.HANDOVER;
    }

    /**
     * @throws GatewayFault {@code claims-system-silent}, kind BACK_END: claims are unanswered, hand them over again later;
     *     {@code claims-answer-unusable} and {@code acknowledgment-invalid}, kind GATEWAY: an operator must act
     */
    @Override
    public void work(Work work) {
        completion.once(work, new SubmissionId(work.subject()), submission -> handOver(work, submission));
    }

    private void handOver(Work work, Submission submission) {
        var actions = judgement.of(submission).actions(Action.HandOver.class).toList();
        if (actions.isEmpty())
            throw fault(
                    "handover-vanished",
                    "Submission " + submission.id() + " has no claims to hand over any more: its agreement or the"
                            + " partner registry was changed after it was accepted.");
        var left = Handover.Left.NOTHING;
        try (var bytes = PayloadReader.of(payloads, submission.payload())) {
            for (var action : actions)
                left = left.and(handover.handOver(submission, action, bytes, portions.ofSubmission(submission.id())));
            tell(work, submission, actions, bytes, left.claims());
        }
        if (left.claims() > 0) throw unanswered(submission, left);
    }

    /** Silence is waited out for ever; answers that cannot be used are when the submitter's patience is over. */
    private GatewayFault unanswered(Submission submission, Handover.Left left) {
        var claims = left.claims() + " claims of submission " + submission.id();
        if (left.findings().isEmpty() || !waitedEnough(submission))
            return new GatewayFault(
                    FaultKind.BACK_END,
                    "claims-system-silent",
                    claims + " are not answered yet; they are handed over again.");
        return fault(
                "claims-answer-unusable",
                claims + " are without an answer: the claims system's verdicts do not make a 277CA ("
                        + String.join("; ", left.findings()) + "). Have its codes corrected.");
    }

    private boolean waitedEnough(Submission submission) {
        return !clock.instant().isBefore(submission.receivedAt().plus(limits.patience()));
    }

    private void tell(
            Work work, Submission submission, List<Action.HandOver> actions, PayloadReader bytes, int unanswered) {
        var at = clock.instant();
        boolean waitedEnough = waitedEnough(submission);
        var known = portions.ofSubmission(submission.id());
        var entry = LedgerEntry.builder();
        boolean any = false;
        for (var action : actions) {
            var of = known.stream()
                    .filter(p -> p.interchange() == action.interchangeNumber())
                    .toList();
            any |= reports.report(entry, submission, action, bytes, of, waitedEnough, at);
        }
        if (unanswered == 0) entry.add(new Change.Finish(work.id(), at));
        else if (!any) return;
        if (commits.commit(entry.build()) instanceof Outcome.Refused refused
                && !(refused.guard() instanceof Change.Finish))
            throw new GatewayFault(
                    FaultKind.CAPACITY,
                    "handover-contended",
                    "The claims of " + submission.id() + " are being answered by another worker.");
    }

    private static GatewayFault fault(String code, String message) {
        return new GatewayFault(FaultKind.GATEWAY, code, message);
    }

    /** Whether the submitter has heard of any of these. */
    static boolean isTold(List<Portion> portions) {
        return portions.stream().anyMatch(p -> p.told() > 0);
    }
}
