package io.x12gateway.core.delivery;

import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.disposition.Action;
import io.x12gateway.core.disposition.Disposition;
import io.x12gateway.core.disposition.Judgement;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.lineage.LineageStage;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.Bundle;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashSet;

/**
 * Hands on what a submission brought for others: remittances to those who may read for their payees, answers to those
 * who asked. The same bytes from ST to SE, in envelopes of ours; everything in one commit, and once.
 */
public final class DeliveryStage implements StageWorker {
    private static final int ATTEMPTS = 20;

    private final Partners partners;
    private final PayloadStore payloads;
    private final Judgement judgement;
    private final Remittances remittances;
    private final Answers answers;
    private final Commits commits;
    private final Completion completion;
    private final Clock clock;

    DeliveryStage(
            Partners partners,
            PayloadStore payloads,
            Judgement judgement,
            Remittances remittances,
            Answers answers,
            Commits commits,
            Completion completion,
            Clock clock) {
        this.partners = partners;
        this.payloads = payloads;
        this.judgement = judgement;
        this.remittances = remittances;
        this.answers = answers;
        this.commits = commits;
        this.completion = completion;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.DELIVERY;
    }

    @Override
    public void work(Work work) {
        completion.once(work, new SubmissionId(work.subject()), submission -> deliver(work, submission));
    }

    private void deliver(Work work, Submission submission) {
        var disposition = judgement.of(submission);
        if (disposition.actions(Action.Deliver.class).findAny().isEmpty()
                && disposition.actions(Action.PassOn.class).findAny().isEmpty())
            throw fault(
                    "delivery-vanished",
                    "Submission " + submission.id() + " has nothing to deliver any more: its agreement or the partner"
                            + " registry was changed after it was accepted.");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var outcome = attempt(work, submission, disposition);
            boolean again =
                    outcome instanceof Outcome.Refused refused && refused.guard() instanceof Change.ClaimPayment;
            // Another submission told of one of the payments at this moment: look again, and hold it.
            if (!again) return;
        }
        throw fault("payment-contended", "Other submissions keep claiming the payments of " + submission.id() + ".");
    }

    /** What was written is dropped again if it does not come to a commit. */
    private Outcome attempt(Work work, Submission submission, Disposition disposition) {
        var entry = LedgerEntry.builder();
        try (var bytes = PayloadReader.of(payloads, submission.payload());
                var bundle = payloads.bundle()) {
            write(entry, work, submission, disposition, bytes, bundle);
            bundle.finish();
            return commits.commit(entry.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(
            LedgerEntry.Builder entry,
            Work work,
            Submission submission,
            Disposition disposition,
            PayloadReader bytes,
            Bundle bundle) {
        var at = clock.instant();
        entry.add(new Change.Finish(work.id(), at));
        LineageStage.workOn(submission.id(), disposition.judged()).ifPresent(entry::add);
        var sender = partners.find(submission.partner())
                .orElseThrow(() -> fault("partner-missing", "The partner " + submission.partner() + " is unknown."));
        var seen = new HashSet<String>();
        for (var delivery : disposition.actions(Action.Deliver.class).toList())
            remittances.distribute(entry, submission, sender, delivery, bytes, bundle, seen, at);
        for (var action : disposition.actions(Action.PassOn.class).toList())
            answers.passOn(entry, submission, action, bytes, bundle, at);
    }

    private static GatewayFault fault(String code, String message) {
        return new GatewayFault(FaultKind.GATEWAY, code, message);
    }
}
