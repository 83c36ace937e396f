package io.x12gateway.core.disposition;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.ValidationProfiles;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.ValidationReport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;

/** Judges stored batches with what the ledger knows, for any stage that needs the decision; it can be made again. */
public final class Judgement {
    private static final int ATTEMPTS = 20;

    private final Submissions submissions;
    private final Partners partners;
    private final PayloadStore payloads;
    private final DispositionPolicy policy;
    private final ValidationProfiles profiles;
    private final JudgedLately lately = new JudgedLately();

    /** @param profiles what senders' files are judged by */
    public Judgement(
            Submissions submissions,
            Partners partners,
            PayloadStore payloads,
            DispositionPolicy policy,
            ValidationProfiles profiles) {
        this.submissions = submissions;
        this.partners = partners;
        this.payloads = payloads;
        this.policy = policy;
        this.profiles = profiles;
    }

    public Disposition of(Submission submission) {
        return of(submission, false);
    }

    /** @param onTheLine as {@link DispositionPolicy#decide} has it */
    public Disposition of(Submission submission, boolean onTheLine) {
        var sender = sender(submission);
        var report = report(submission);
        try (var bytes = PayloadReader.of(payloads, submission.payload())) {
            return policy.decide(report, submission, sender, facts(submission, bytes), onTheLine);
        }
    }

    /**
     * Decides until {@code use} is content: it says false if what it was decided on has changed meanwhile. The bytes are
     * judged once.
     */
    void until(Submission submission, Predicate<Disposition> use) {
        var sender = sender(submission);
        var report = report(submission);
        try (var bytes = PayloadReader.of(payloads, submission.payload())) {
            var facts = facts(submission, bytes);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++)
                if (use.test(policy.decide(report, submission, sender, facts, false))) return;
        }
        throw new GatewayFault(
                FaultKind.GATEWAY,
                "interchange-contended",
                "Other submissions keep claiming the interchanges of " + submission.id() + ".");
    }

    private Facts facts(Submission submission, PayloadReader bytes) {
        return new LedgerFacts(submission.id(), submissions, partners, bytes);
    }

    TradingPartner sender(Submission submission) {
        return partners.find(submission.partner())
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.GATEWAY,
                        "partner-missing",
                        "The sender of submission " + submission.id() + ", " + submission.partner()
                                + ", is not registered any more."));
    }

    /** By what its sender and we agreed on. */
    public X12 judge(Submission submission) {
        return profiles.judge(sender(submission), submission.receivedAt());
    }

    private ValidationReport report(Submission submission) {
        return lately.find(submission.payload()).orElseGet(() -> {
            var report = judged(submission);
            lately.add(submission.payload(), report);
            return report;
        });
    }

    private ValidationReport judged(Submission submission) {
        try (var in = payloads.open(submission.payload())) {
            return judge(submission).validate(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
