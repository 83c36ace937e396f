package io.x12gateway.core.disposition;

import io.x12gateway.core.acknowledgment.AcknowledgmentWriter;
import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.completion.Document;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.inquiry.AskedTrace;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.lineage.LineageStage;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.validation.Finding;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges a batch, acknowledges it and sets going what was accepted: all in one commit, and once. */
public final class DispositionStage implements StageWorker {
    private final Judgement judgement;
    private final AcknowledgmentWriter acknowledgments;
    private final Documents documents;
    private final Commits commits;
    private final Completion completion;
    private final Clock clock;

    public DispositionStage(
            Judgement judgement,
            AcknowledgmentWriter acknowledgments,
            Documents documents,
            Commits commits,
            Completion completion,
            Clock clock) {
        this.judgement = judgement;
        this.acknowledgments = acknowledgments;
        this.documents = documents;
        this.commits = commits;
        this.completion = completion;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.DISPOSITION;
    }

    @Override
    public void work(Work work) {
        completion.once(work, new SubmissionId(work.subject()), submission -> dispose(work, submission));
    }

    private void dispose(Work work, Submission submission) {
        var sender = judgement.sender(submission);
        judgement.until(
                submission,
                disposition -> isSettled(commits.commit(entry(work, submission, sender, disposition)), work));
    }

    /** False if the decision has to be made again: another submission claimed one of the interchanges meanwhile. */
    private boolean isSettled(Outcome outcome, Work work) {
        return switch (outcome) {
            case Outcome.Committed committed -> true;
            case Outcome.Refused refused ->
                switch (refused.guard()) {
                    case Change.ClaimInterchange claim -> false;
                    case Change.Move move -> {
                        // Somebody moved it on, such as an operator who gave it up: there is nothing left to decide.
                        commits.commit(LedgerEntry.of(new Change.Finish(work.id(), clock.instant())));
                        yield true;
                    }
                    default -> true;
                };
        };
    }

    private LedgerEntry entry(Work work, Submission submission, TradingPartner sender, Disposition disposition) {
        var at = clock.instant();
        var entry = LedgerEntry.builder();
        entry.add(new Change.Finish(work.id(), at));
        entry.add(new Change.Move(submission.id(), Set.of(SubmissionState.RECEIVED), disposition.state()));
        for (var key : disposition.claims()) entry.add(new Change.ClaimInterchange(key, submission.id(), at));
        note(entry, submission, at, "judged", disposition.summary());
        entry.add(audit(submission, at, disposition));
        disposition.breaches().forEach(b -> entry.add(b.audit(submission, at)));
        disposition
                .actions(Action.Acknowledge.class)
                .map(a -> acknowledgments
                        .write(a.acknowledgment(), submission, sender)
                        .where(submission))
                .forEach(document -> documents.deliver(document, at).forEach(entry::add));
        trace(entry, submission, disposition);
        inquire(entry, submission, at, disposition);
        deliver(entry, submission, at, disposition);
        handOver(entry, submission, at, disposition);
        quarantine(entry, submission, at, disposition);
        report(entry, submission, sender, at, disposition);
        return entry.build();
    }

    private static Change audit(Submission submission, Instant at, Disposition disposition) {
        var outcome = disposition.state() == SubmissionState.REJECTED ? "refused" : "ok";
        return new Change.Audit(new AuditEntry(
                at,
                "gateway",
                "submission.judged",
                submission.id().value(),
                outcome,
                disposition.state() + ": " + disposition.summary(),
                ""));
    }

    private static void inquire(LedgerEntry.Builder entry, Submission submission, Instant at, Disposition disposition) {
        Map<String, Integer> sequences = new HashMap<>();
        Set<String> open = new HashSet<>();
        int count = 0;
        for (var action : disposition.actions(Action.Inquire.class).toList()) {
            var assembly = Ulid.derived(
                    submission.id().value(), "assembly " + action.interchangeNumber() + " " + action.type());
            var inquiry = inquiry(submission, at, action, assembly, sequences.merge(assembly, 1, Integer::sum));
            entry.add(new Change.OpenInquiry(inquiry));
            traces(submission, at, action).forEach(entry::add);
            if (inquiry.state() == InquiryState.OPEN) {
                open.add(assembly);
                entry.add(new Change.Enqueue(Work.of(Stage.INQUIRY, inquiry.id())));
            }
            count++;
        }
        sequences.keySet().stream()
                .filter(assembly -> !open.contains(assembly))
                .forEach(assembly -> entry.add(new Change.Enqueue(Work.of(Stage.ASSEMBLY, assembly))));
        if (count > 0)
            note(entry, submission, at, "inquired", count + " inquiries in " + sequences.size() + " responses");
    }

    /** So that an answer that comes by file finds who asked; whom we did not ask for, nobody will answer. */
    static List<Change> traces(Submission submission, Instant at, Action.Inquire action) {
        if (action.refusal().isPresent()) return List.of();
        return action.traces().stream()
                .filter(t -> !t.number().isEmpty())
                .<Change>map(t -> new Change.NoteTrace(new AskedTrace(
                        action.type(),
                        t.number(),
                        t.assigner(),
                        action.header().usage(),
                        submission.partner(),
                        submission.id(),
                        at)))
                .toList();
    }

    /** An inquiry's id follows from where it stands, so that deciding again after a crash opens the same one. */
    static Inquiry inquiry(Submission submission, Instant at, Action.Inquire action, String assembly, int sequence) {
        return new Inquiry(
                Ulid.derived(submission.id().value(), "inquiry at " + place(action)),
                submission.id(),
                assembly,
                sequence,
                action.type(),
                action.backEnd(),
                action.interchange(),
                action.transaction(),
                action.patient(),
                at,
                action.refusal().isPresent() ? InquiryState.REFUSED : InquiryState.OPEN,
                action.contract(),
                Optional.empty(),
                action.refusal().orElse(""));
    }

    private static String place(Action.Inquire action) {
        long offset = action.transaction().offset();
        return action.patient() == 0 ? Long.toString(offset) : offset + ", patient " + action.patient();
    }

    /** What is to be delivered is gone through once it is: a payment run is not held up by the index of its claims. */
    private static void trace(LedgerEntry.Builder entry, Submission submission, Disposition disposition) {
        boolean delivers =
                disposition.actions().stream().anyMatch(a -> a instanceof Action.Deliver || a instanceof Action.PassOn);
        if (!delivers)
            LineageStage.workOn(submission.id(), disposition.judged()).ifPresent(entry::add);
    }

    private static void deliver(LedgerEntry.Builder entry, Submission submission, Instant at, Disposition disposition) {
        var sets = disposition
                .actions(Action.Deliver.class)
                .mapToInt(d -> d.transactions().size())
                .sum();
        var answers = disposition
                .actions(Action.PassOn.class)
                .mapToInt(p -> p.transactions().size())
                .sum();
        if (sets + answers == 0) return;
        entry.add(new Change.Enqueue(Work.of(Stage.DELIVERY, submission.id().value())));
        if (sets > 0) note(entry, submission, at, "accepted", sets + " remittances to be delivered");
        if (answers > 0) note(entry, submission, at, "accepted", answers + " answers to be passed on");
    }

    private static void handOver(
            LedgerEntry.Builder entry, Submission submission, Instant at, Disposition disposition) {
        int sets = 0;
        for (var action : disposition.actions(Action.HandOver.class).toList())
            for (var claims : action.sets()) {
                trace(submission, at, action, claims).ifPresent(entry::add);
                sets++;
            }
        if (sets == 0) return;
        entry.add(new Change.Enqueue(Work.of(Stage.HANDOVER, submission.id().value())));
        note(entry, submission, at, "accepted", sets + " sets of claims to be handed over");
    }

    /** So that a 277CA that comes by file finds who submitted; what we refuse, nobody else will answer. */
    private static Optional<Change> trace(
            Submission submission, Instant at, Action.HandOver action, Action.HandOver.Claims claims) {
        if (claims.refusal().isPresent() || claims.reference().isEmpty()) return Optional.empty();
        return claims.report()
                .type()
                .map(type -> new Change.NoteTrace(new AskedTrace(
                        type,
                        claims.reference(),
                        "",
                        action.header().usage(),
                        submission.partner(),
                        submission.id(),
                        at)));
    }

    private static void quarantine(
            LedgerEntry.Builder entry, Submission submission, Instant at, Disposition disposition) {
        disposition
                .actions(Action.Quarantine.class)
                .forEach(q -> note(entry, submission, at, Completion.QUARANTINED, q.reason() + codes(q.findings())));
    }

    /** An uploader reads it unless she wants none; whoever came over another door does where no acknowledgment tells her. */
    private void report(
            LedgerEntry.Builder entry,
            Submission submission,
            TradingPartner sender,
            Instant at,
            Disposition disposition) {
        boolean untold = disposition.actions(Action.Quarantine.class).anyMatch(Action.Quarantine::tellSender);
        boolean wanted =
                submission.channel().isUpload() && sender.acknowledgments().readableReport();
        if (!wanted && !untold) return;
        documents
                .deliver(Document.report(submission, Report.text(submission, disposition)), at)
                .forEach(entry::add);
    }

    private static String codes(List<Finding> findings) {
        var codes =
                findings.stream().map(f -> f.code().name()).distinct().limit(20).toList();
        return codes.isEmpty() ? "" : ": " + String.join(" ", codes);
    }

    private static void note(
            LedgerEntry.Builder entry, Submission submission, Instant at, String event, String detail) {
        entry.add(new Change.Note(new TimelineEntry(submission.id(), at, event, "gateway", detail)));
    }
}
