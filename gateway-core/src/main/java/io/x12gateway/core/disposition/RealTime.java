package io.x12gateway.core.disposition;

import io.x12gateway.core.acknowledgment.Acknowledgment;
import io.x12gateway.core.acknowledgment.AcknowledgmentWriter;
import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.completion.Document;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.BackEnds;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.core.inquiry.RoutingTable;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.ValidationProfiles;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.response.AnswerJudge;
import io.x12gateway.core.response.ResponseAssembly;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.eligibility.SeveralPatients;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers one inquiry on the line. Two commits: the submission is durable before a back end is asked, and the answer
 * before it is given. What is not a single inquiry is received and worked as a batch.
 */
public final class RealTime {
    /** What one inquiry of one patient never reaches; longer bodies are batches and are not read into memory. */
    private static final int SINGLE_BYTES_MAX = 256 * 1024;

    /** Time to write, judge and commit the answer. */
    private static final Duration RESERVE = Duration.ofMillis(500);

    private final Intake intake;
    private final Submissions submissions;
    private final Partners partners;
    private final Mailboxes mailboxes;
    private final PayloadStore payloads;
    private final DispositionPolicy policy;
    private final RoutingTable routing;
    private final BackEnds backEnds;
    private final AnswerJudge judge;
    private final ResponseAssembly assembly;
    private final AcknowledgmentWriter acknowledgments;
    private final Documents documents;
    private final Commits commits;
    private final Completion completion;
    private final ValidationProfiles profiles;
    private final Clock clock;

    public RealTime(
            Intake intake,
            Submissions submissions,
            Partners partners,
            Mailboxes mailboxes,
            PayloadStore payloads,
            DispositionPolicy policy,
            RoutingTable routing,
            BackEnds backEnds,
            AnswerJudge judge,
            ResponseAssembly assembly,
            AcknowledgmentWriter acknowledgments,
            Documents documents,
            Commits commits,
            Completion completion,
            ValidationProfiles profiles,
            Clock clock) {
        this.intake = intake;
        this.submissions = submissions;
        this.partners = partners;
        this.mailboxes = mailboxes;
        this.payloads = payloads;
        this.policy = policy;
        this.routing = routing;
        this.backEnds = backEnds;
        this.judge = judge;
        this.assembly = assembly;
        this.acknowledgments = acknowledgments;
        this.documents = documents;
        this.commits = commits;
        this.completion = completion;
        this.profiles = profiles;
        this.clock = clock;
    }

    /**
     * Blocks up to {@code deadline}, counted from this call; a back end that is silent until then gets a 271 or 277 that
     * says so. The same client key with the same bytes gets the stored answer.
     *
     * @throws GatewayFault as {@link Intake#receive}; {@code back-end-busy} (CAPACITY): nothing was received; {@code
     *     answer-in-progress} (CAPACITY): the first message of this client key is still being answered
     */
    public RealTimeAnswer answer(Arrival arrival, Duration deadline) {
        long until = System.nanoTime() + deadline.toNanos();
        var head = head(arrival);
        if (head.length > SINGLE_BYTES_MAX) return defer(intake.receive(with(arrival, head)));
        var report =
                profiles.judge(arrival.partner(), partners, clock.instant()).validate(head);
        if (isBatch(report) || asksForSeveral(head, report)) return defer(intake.receive(with(arrival, head)));
        return answer(with(arrival, head), new Judged(head, report), until);
    }

    private record Judged(byte[] bytes, ValidationReport report) {}

    private byte[] head(Arrival arrival) {
        try {
            return arrival.body().readNBytes(SINGLE_BYTES_MAX + 1);
        } catch (IOException e) {
            var fault = new GatewayFault(
                    FaultKind.SENDER,
                    "upload-broken",
                    "The message ended before its end was reached: nothing was received, send it again.",
                    e);
            intake.refuse(arrival, fault);
            throw fault;
        }
    }

    private static Arrival with(Arrival a, byte[] head) {
        var body = new SequenceInputStream(new ByteArrayInputStream(head), a.body());
        return new Arrival(a.partner(), a.channel(), a.mode(), a.fileName(), a.clientKey(), body, a.source());
    }

    /** More than one interchange, group or transaction set, or one that nobody answers on the line. */
    private static boolean isBatch(ValidationReport report) {
        if (report.interchanges().size() > 1) return true;
        if (report.interchanges().stream().anyMatch(i -> i.groups().size() > 1)) return true;
        if (report.transactions().count() > 1) return true;
        var types = report.transactions().flatMap(t -> t.type().stream()).toList();
        return types.isEmpty()
                ? report.verdict() == ValidationReport.Verdict.VALID
                : types.stream().noneMatch(DispositionPolicy::isInquiry);
    }

    /** A source is asked about one patient at a time, and in real time about no more (005010X279A1). */
    private static boolean asksForSeveral(byte[] message, ValidationReport report) {
        return report.interchanges().stream()
                .filter(InterchangeReport::accepted)
                .anyMatch(i -> i.groups().stream()
                        .flatMap(g -> g.transactions().stream())
                        .filter(TransactionReport::accepted)
                        .filter(t -> t.type().equals(Optional.of(TransactionType.ELIGIBILITY_INQUIRY)))
                        .anyMatch(t -> SeveralPatients.areIn(
                                message, t.span(), i.header().delimiters())));
    }

    private RealTimeAnswer answer(Arrival arrival, Judged judged, long until) {
        var seat = seat(arrival, judged.report());
        try {
            var taken = intake.take(arrival, id -> numbered(id, arrival, judged.report(), seat));
            var submission = taken.submission();
            if (taken.replayed()) {
                var known = replay(submission, taken.receipt());
                if (known.isPresent()) return known.get();
            }
            return carried(submission, judged, seat, until);
        } finally {
            seat.ifPresent(BackEnds.Seat::close);
        }
    }

    /**
     * Where a back end is asked there will be an answer: its control numbers are counted in the commit that makes the
     * submission durable, which saves every answer a transaction of its own.
     */
    private static List<Change> numbered(
            SubmissionId id, Arrival arrival, ValidationReport report, Optional<BackEnds.Seat> seat) {
        if (seat.isEmpty()) return List.of();
        var usage = report.interchanges().getFirst().header().test() ? "T" : "P";
        return List.of(new Change.NumberDocument(answerKey(id), arrival.partner(), usage));
    }

    /** Taken before anything is received, so that having no room leaves nothing behind. */
    private Optional<BackEnds.Seat> seat(Arrival arrival, ValidationReport report) {
        var type = report.transactions()
                .filter(TransactionReport::accepted)
                .flatMap(t -> t.type().stream())
                .findFirst();
        try {
            var usage = report.interchanges().stream()
                    .map(i -> i.header().usage())
                    .findFirst()
                    .orElse("");
            return type.flatMap(t -> routing.backEndFor(t, usage)).map(backEnds::seat);
        } catch (GatewayFault busy) {
            intake.refuse(arrival, busy);
            throw busy;
        }
    }

    /** The stored answer; empty if the first attempt failed without one: then it is made up for. */
    private Optional<RealTimeAnswer> replay(Submission submission, Receipt receipt) {
        var stored = mailboxes.byDocumentKey(key(submission));
        if (stored.isPresent()) return stored.map(item -> given(submission, item));
        return switch (submission.state()) {
            case FAILED -> Optional.empty();
            case QUARANTINED -> Optional.of(unreadable(submission));
            case RECEIVED ->
                throw new GatewayFault(
                        FaultKind.CAPACITY,
                        "answer-in-progress",
                        "The first message of this key, submission " + submission.id()
                                + ", is still being answered: ask again in a moment.");
            default -> Optional.of(new RealTimeAnswer.Deferred(receipt));
        };
    }

    private RealTimeAnswer given(Submission submission, MailboxItem item) {
        var bytes = payloads.read(item.payload());
        return switch (item.kind()) {
            case "TA1", "999" -> new RealTimeAnswer.Acknowledged(submission.id(), bytes, item.kind(), true);
            default -> new RealTimeAnswer.Responded(submission.id(), bytes, item.kind(), true);
        };
    }

    private RealTimeAnswer unreadable(Submission submission) {
        var judge = profiles.judge(submission.partner(), partners, submission.receivedAt());
        var report = judge.validate(payloads.read(submission.payload()));
        return new RealTimeAnswer.Unreadable(submission.id(), report.findings());
    }

    /** From here on the submission is durable, so whatever goes wrong has to end in a state that is seen. */
    private RealTimeAnswer carried(Submission submission, Judged judged, Optional<BackEnds.Seat> seat, long until) {
        try {
            return carryOut(submission, judged, seat, until);
        } catch (RuntimeException e) {
            var code = e instanceof GatewayFault fault
                    ? fault.code()
                    : e.getClass().getSimpleName();
            completion.fail(submission.id(), "no answer could be given: " + code);
            throw e;
        }
    }

    private RealTimeAnswer carryOut(Submission submission, Judged judged, Optional<BackEnds.Seat> seat, long until) {
        var partner = partners.find(submission.partner())
                .orElseThrow(() -> fault("partner-missing", "The partner " + submission.partner() + " is unknown."));
        try (var bytes = PayloadReader.of(judged.bytes())) {
            var facts = new LedgerFacts(submission.id(), submissions, partners, bytes);
            var disposition = policy.decide(judged.report(), submission, partner, facts, true);
            var inquire = disposition.actions(Action.Inquire.class).findFirst();
            if (inquire.isPresent())
                return respond(submission, partner, inquire.get(), disposition, judged, seat, until);
            var acknowledge = disposition.actions(Action.Acknowledge.class).findFirst();
            if (acknowledge.isPresent())
                return acknowledge(submission, partner, acknowledge.get().acknowledgment(), disposition);
            if (disposition.actions(Action.Quarantine.class).findAny().isPresent())
                return quarantine(submission, disposition);
            // Accepted and nothing to answer, such as a 999 with warnings only: the batch stages know what to do.
            return enqueue(submission);
        }
    }

    private RealTimeAnswer respond(
            Submission submission,
            TradingPartner partner,
            Action.Inquire action,
            Disposition disposition,
            Judged judged,
            Optional<BackEnds.Seat> seat,
            long until) {
        var asked = DispositionStage.inquiry(
                submission,
                clock.instant(),
                action,
                Ulid.derived(submission.id().value(), "answer"),
                1);
        try (var bytes = PayloadReader.of(judged.bytes())) {
            var question = new Question(
                    asked.id(),
                    asked.type(),
                    bytes.read(action.transaction()),
                    action.header().delimiters(),
                    action.contract(),
                    action.header().test() ? "T" : "P");
            var part = asked.state() == InquiryState.OPEN
                    ? part(question, ask(question, seat.orElseThrow(), until))
                    : new ResponseAssembly.Part(question, asked.state(), asked.reason(), Optional.empty());
            var document = assembly.assemble(key(submission), submission, partner, action.header(), List.of(part));
            var changes = new ArrayList<>(open(asked, part));
            changes.addAll(DispositionStage.traces(submission, clock.instant(), action));
            changes.addAll(breaches(submission, disposition));
            commit(submission, document, SubmissionState.COMPLETED, changes);
            return new RealTimeAnswer.Responded(submission.id(), document.bytes(), document.kind(), false);
        }
    }

    private List<Change> breaches(Submission submission, Disposition disposition) {
        var at = clock.instant();
        return disposition.breaches().stream().map(b -> b.audit(submission, at)).toList();
    }

    private AnswerJudge.Judged ask(Question question, BackEnds.Seat seat, long until) {
        var left = Duration.ofNanos(until - System.nanoTime()).minus(RESERVE);
        if (left.isNegative() || left.isZero())
            return new AnswerJudge.Judged(new Answer.NoAnswer("deadline"), Optional.empty());
        return judge.judge(question, seat.ask(question, left));
    }

    private static ResponseAssembly.Part part(Question question, AnswerJudge.Judged judged) {
        return switch (judged.answer()) {
            case Answer.Answered answered ->
                new ResponseAssembly.Part(question, InquiryState.ANSWERED, "", Optional.of(answered.interchange()))
                        .with(judged.reading());
            case Answer.Refused refused ->
                new ResponseAssembly.Part(
                        question, InquiryState.REFUSED, "refused: " + refused.reason(), Optional.empty());
            case Answer.NoAnswer silence ->
                new ResponseAssembly.Part(
                        question, InquiryState.NO_ANSWER, "no-answer: " + silence.reason(), Optional.empty());
        };
    }

    /** The inquiry with its end, and what the back end said as it said it. */
    private List<Change> open(Inquiry asked, ResponseAssembly.Part part) {
        var staged = part.answer().get().map(payloads::stage);
        var reason = part.reason().substring(0, Math.min(500, part.reason().length()));
        var inquiry = new Inquiry(
                asked.id(),
                asked.submission(),
                asked.assembly(),
                asked.sequence(),
                asked.type(),
                asked.backEnd(),
                asked.interchange(),
                asked.transaction(),
                asked.patient(),
                asked.openedAt(),
                part.state(),
                asked.contract(),
                staged.map(s -> s.id()),
                reason);
        var opened = new Change.OpenInquiry(inquiry);
        return staged.<List<Change>>map(s -> List.of(new Change.StorePayload(s), opened))
                .orElseGet(() -> List.of(opened));
    }

    private RealTimeAnswer acknowledge(
            Submission submission, TradingPartner partner, Acknowledgment acknowledgment, Disposition disposition) {
        var document = acknowledgments.write(acknowledgment, submission, partner, key(submission));
        var changes = new ArrayList<>(breaches(submission, disposition));
        changes.add(note(submission, "judged", disposition.summary()));
        commit(submission, document, SubmissionState.REJECTED, changes);
        return new RealTimeAnswer.Acknowledged(submission.id(), document.bytes(), document.kind(), false);
    }

    private RealTimeAnswer quarantine(Submission submission, Disposition disposition) {
        move(
                submission,
                SubmissionState.QUARANTINED,
                List.of(note(submission, Completion.QUARANTINED, disposition.summary())),
                disposition.summary());
        return new RealTimeAnswer.Unreadable(
                submission.id(), disposition.judged().findings());
    }

    private void commit(Submission submission, Document document, SubmissionState to, List<Change> more) {
        var changes = new ArrayList<>(more);
        changes.addAll(documents.giveOnTheLine(document, clock.instant()));
        move(submission, to, changes, document.kind() + " on the line");
    }

    /** Nobody is told before this is durable. */
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
            throw fault(
                    "answer-refused",
                    "Submission " + submission.id() + " was ended by somebody else before its answer was stored.");
    }

    private RealTimeAnswer defer(Receipt receipt) {
        if (receipt.replayed()) return new RealTimeAnswer.Deferred(receipt);
        return submissions
                .find(receipt.submission())
                .map(this::enqueue)
                .orElseThrow(() -> fault("submission-missing", "A submission was received and is not there."));
    }

    private RealTimeAnswer enqueue(Submission s) {
        commits.commit(LedgerEntry.of(
                new Change.Enqueue(Work.of(Stage.DISPOSITION, s.id().value())),
                note(s, "deferred", "not a single inquiry: worked as a batch")));
        return new RealTimeAnswer.Deferred(
                new Receipt(s.id(), s.digest(), s.sizeBytes(), s.receivedAt(), s.duplicateOf(), false));
    }

    private Change note(Submission submission, String event, String detail) {
        Instant at = clock.instant();
        return new Change.Note(new TimelineEntry(submission.id(), at, event, "gateway", detail));
    }

    private static String key(Submission submission) {
        return answerKey(submission.id());
    }

    /** The document key of what was answered on the line. */
    public static String answerKey(SubmissionId submission) {
        return "answer/" + submission;
    }

    private static GatewayFault fault(String code, String message) {
        return new GatewayFault(FaultKind.GATEWAY, code, message);
    }
}
