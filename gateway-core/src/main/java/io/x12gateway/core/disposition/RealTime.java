package io.x12gateway.core.disposition;

import io.x12gateway.core.acknowledgment.AcknowledgmentWriter;
import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inquiry.BackEnds;
import io.x12gateway.core.inquiry.RoutingTable;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.ValidationProfiles;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.response.AnswerJudge;
import io.x12gateway.core.response.ResponseAssembly;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Answers one inquiry on the line. Two commits: the submission is durable before a back end is asked, and the answer
 * before it is given. What is not a single inquiry is received and worked as a batch.
 */
public final class RealTime {
    /** What one inquiry of one patient never reaches; longer bodies are batches and are not read into memory. */
    private static final int SINGLE_BYTES_MAX = 256 * 1024;

    private final Intake intake;
    private final Submissions submissions;
    private final Partners partners;
    private final RoutingTable routing;
    private final BackEnds backEnds;
    private final ValidationProfiles profiles;
    private final StoredAnswers stored;
    private final LineDisposition disposition;
    private final LineEnd end;
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
        this.routing = routing;
        this.backEnds = backEnds;
        this.profiles = profiles;
        this.clock = clock;
        stored = new StoredAnswers(mailboxes, payloads, partners, profiles);
        end = new LineEnd(documents, commits, completion, clock);
        disposition = new LineDisposition(
                submissions, partners, policy, new LineInquiry(judge, payloads), assembly, acknowledgments, end, clock);
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
        var judge = profiles.judge(arrival.partner(), partners, clock.instant());
        var message = new LineMessage(head, judge.validate(head));
        if (message.isBatch()) return defer(intake.receive(with(arrival, head)));
        return answer(with(arrival, head), message, until);
    }

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

    private RealTimeAnswer answer(Arrival arrival, LineMessage message, long until) {
        var seat = seat(arrival, message);
        try {
            var taken = intake.take(arrival, id -> numbered(id, arrival, message, seat));
            var submission = taken.submission();
            if (taken.replayed()) {
                var known = stored.of(submission, taken.receipt());
                if (known.isPresent()) return known.get();
            }
            return disposition.answer(submission, message, seat, until);
        } finally {
            seat.ifPresent(BackEnds.Seat::close);
        }
    }

    /** Taken before anything is received, so that having no room leaves nothing behind. */
    private Optional<BackEnds.Seat> seat(Arrival arrival, LineMessage message) {
        try {
            return message.type()
                    .flatMap(t -> routing.backEndFor(t, message.usage()))
                    .map(backEnds::seat);
        } catch (GatewayFault busy) {
            intake.refuse(arrival, busy);
            throw busy;
        }
    }

    /**
     * Where a back end is asked there will be an answer: its control numbers are counted in the commit that makes the
     * submission durable, which saves every answer a transaction of its own.
     */
    private static List<Change> numbered(
            SubmissionId id, Arrival arrival, LineMessage message, Optional<BackEnds.Seat> seat) {
        if (seat.isEmpty()) return List.of();
        var test = message.report().interchanges().getFirst().header().test();
        return List.of(new Change.NumberDocument(answerKey(id), arrival.partner(), test ? "T" : "P"));
    }

    private RealTimeAnswer defer(Receipt receipt) {
        if (receipt.replayed()) return new RealTimeAnswer.Deferred(receipt);
        return submissions
                .find(receipt.submission())
                .map(end::later)
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.GATEWAY, "submission-missing", "A submission was received and is not there."));
    }

    /** The document key of what was answered on the line. */
    public static String answerKey(SubmissionId submission) {
        return "answer/" + submission;
    }
}
