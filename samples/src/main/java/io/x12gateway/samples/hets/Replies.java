package io.x12gateway.samples.hets;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.acknowledgment.Ack999;
import io.x12gateway.edi.acknowledgment.AcknowledgmentEnvelope;
import io.x12gateway.edi.acknowledgment.Ta1;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes the interchanges that go back, with control numbers and traces of HETS' own. The component separator is
 * {@code |}, as HETS has it, so that nobody relies on a colon.
 */
final class Replies {
    private static final Delimiters DELIMITERS = new Delimiters('*', '^', '|', '~');
    private static final DateTimeFormatter TRACE_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final String payerId;
    private final Amounts amounts;
    private final Clock clock;
    private final InterchangeWriter writer = new InterchangeWriter().withoutLineBreaks();
    private final AtomicReference<ControlNumber> next = new AtomicReference<>(new ControlNumber(1));

    Replies(String payerId, Amounts amounts, Clock clock) {
        this.payerId = payerId;
        this.amounts = amounts;
        this.clock = clock;
    }

    CoreReply eligibility(EligibilityInquiry inquiry, Decision decision, InterchangeReport asked) {
        var number = next.getAndUpdate(ControlNumber::next);
        var now = LocalDateTime.now(clock);
        var trace = "HETS" + TRACE_TIME.format(now) + number.padded();
        var response = new Answer(inquiry, amounts, now, trace).to(decision);
        var envelope = envelope(TransactionType.ELIGIBILITY_RESPONSE, asked, number, now);
        var bytes = writer.write(envelope, List.of(OutgoingTransaction.of(response.segments())));
        return new CoreReply.X12(CoreReply.ELIGIBILITY_RESPONSE, bytes);
    }

    CoreReply interchangeAcknowledgment(InterchangeReport asked) {
        return new CoreReply.X12(
                CoreReply.INTERCHANGE_ACKNOWLEDGMENT, Ta1.of(asked).write(acknowledging(asked)));
    }

    CoreReply implementationAcknowledgment(InterchangeReport asked) {
        var answers = asked.groups().stream().map(Ack999::of).toList();
        return new CoreReply.X12(CoreReply.IMPLEMENTATION_ACKNOWLEDGMENT, Ack999.write(acknowledging(asked), answers));
    }

    private Envelope acknowledging(InterchangeReport asked) {
        var number = next.getAndUpdate(ControlNumber::next);
        return AcknowledgmentEnvelope.answering(asked.header(), number, number, LocalDateTime.now(clock))
                .with(DELIMITERS);
    }

    private Envelope envelope(TransactionType type, InterchangeReport asked, ControlNumber number, LocalDateTime now) {
        var header = asked.header();
        return Envelope.of(
                        type,
                        "ZZ",
                        payerId,
                        header.senderQualifier(),
                        header.senderId(),
                        number,
                        number,
                        now,
                        header.test())
                .with(DELIMITERS);
    }
}
