package io.x12gateway.core.disposition;

import io.x12gateway.core.acknowledgment.Acknowledgment;
import io.x12gateway.core.acknowledgment.AcknowledgmentWriter;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inquiry.BackEnds;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.response.ResponseAssembly;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out at once, while the sender waits, what is decided about a single inquiry. */
final class LineDisposition {
    private final Submissions submissions;
    private final Partners partners;
    private final DispositionPolicy policy;
    private final LineInquiry inquiries;
    private final ResponseAssembly assembly;
    private final AcknowledgmentWriter acknowledgments;
    private final LineEnd end;
    private final Clock clock;

    LineDisposition(
            Submissions submissions,
            Partners partners,
            DispositionPolicy policy,
            LineInquiry inquiries,
            ResponseAssembly assembly,
            AcknowledgmentWriter acknowledgments,
            LineEnd end,
            Clock clock) {
        this.submissions = submissions;
        this.partners = partners;
        this.policy = policy;
        this.inquiries = inquiries;
        this.assembly = assembly;
        this.acknowledgments = acknowledgments;
        this.end = end;
        this.clock = clock;
    }

    /** The submission is durable, so whatever goes wrong has to end in a state that is seen. */
    RealTimeAnswer answer(Submission submission, LineMessage message, Optional<BackEnds.Seat> seat, long until) {
        try {
            return carryOut(submission, message, seat, until);
        } catch (RuntimeException e) {
            end.inFailure(submission, e);
            throw e;
        }
    }

    private RealTimeAnswer carryOut(
            Submission submission, LineMessage message, Optional<BackEnds.Seat> seat, long until) {
        var partner = partners.find(submission.partner()).orElseThrow(() -> missing(submission));
        try (var bytes = PayloadReader.of(message.bytes())) {
            var facts = new LedgerFacts(submission.id(), submissions, partners, bytes);
            var disposition = policy.decide(message.report(), submission, partner, facts, true);
            var inquire = disposition.actions(Action.Inquire.class).findFirst();
            if (inquire.isPresent())
                return respond(submission, partner, inquire.get(), disposition, bytes, seat, until);
            var acknowledge = disposition.actions(Action.Acknowledge.class).findFirst();
            if (acknowledge.isPresent())
                return acknowledge(submission, partner, acknowledge.get().acknowledgment(), disposition);
            if (disposition.actions(Action.Quarantine.class).findAny().isPresent())
                return quarantine(submission, disposition);
            // Accepted and nothing to answer, such as a 999 with warnings only: the batch stages know what to do.
            return end.later(submission);
        }
    }

    private static GatewayFault missing(Submission submission) {
        return new GatewayFault(
                FaultKind.GATEWAY, "partner-missing", "The partner " + submission.partner() + " is unknown.");
    }

    private RealTimeAnswer respond(
            Submission submission,
            TradingPartner partner,
            Action.Inquire action,
            Disposition disposition,
            PayloadReader bytes,
            Optional<BackEnds.Seat> seat,
            long until) {
        var inquiry = DispositionStage.inquiry(
                submission,
                clock.instant(),
                action,
                Ulid.derived(submission.id().value(), "answer"),
                1);
        var question = new Question(
                inquiry.id(),
                inquiry.type(),
                bytes.read(action.transaction()),
                action.header().delimiters(),
                action.contract(),
                action.header().test() ? "T" : "P");
        var part = inquiries.ask(inquiry, question, seat, until);
        var key = RealTime.answerKey(submission.id());
        var document = assembly.assemble(key, submission, partner, action.header(), List.of(part));
        var changes = new ArrayList<>(inquiries.ended(inquiry, part));
        changes.addAll(DispositionStage.traces(submission, clock.instant(), action));
        changes.addAll(breaches(submission, disposition));
        end.withDocument(submission, document, SubmissionState.COMPLETED, changes);
        return new RealTimeAnswer.Responded(submission.id(), document.bytes(), document.kind(), false);
    }

    private List<Change> breaches(Submission submission, Disposition disposition) {
        var at = clock.instant();
        return disposition.breaches().stream().map(b -> b.audit(submission, at)).toList();
    }

    private RealTimeAnswer acknowledge(
            Submission submission, TradingPartner partner, Acknowledgment acknowledgment, Disposition disposition) {
        var document = acknowledgments.write(acknowledgment, submission, partner, RealTime.answerKey(submission.id()));
        var changes = new ArrayList<>(breaches(submission, disposition));
        changes.add(end.note(submission, "judged", disposition.summary()));
        end.withDocument(submission, document, SubmissionState.REJECTED, changes);
        return new RealTimeAnswer.Acknowledged(submission.id(), document.bytes(), document.kind(), false);
    }

    private RealTimeAnswer quarantine(Submission submission, Disposition disposition) {
        end.inQuarantine(submission, disposition.summary());
        return new RealTimeAnswer.Unreadable(
                submission.id(), disposition.judged().findings());
    }
}
