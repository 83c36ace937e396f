package io.x12gateway.core.acknowledgment;

import io.x12gateway.core.completion.Document;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.ControlNumbers;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.acknowledgment.Ack999;
import io.x12gateway.edi.acknowledgment.AcknowledgmentEnvelope;
import io.x12gateway.edi.acknowledgment.InvalidAcknowledgmentException;
import io.x12gateway.edi.acknowledgment.Ta1;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Envelope;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Writes acknowledgments: from us to whom the interchange names as its sender, ISA14 0, ISA15 copied. The date is that
 * of the receipt and the control numbers belong to the document, so writing it again gives the same bytes.
 */
public final class AcknowledgmentWriter {
    private final GatewayIdentity us;
    private final ControlNumbers numbers;

    public AcknowledgmentWriter(GatewayIdentity us, ControlNumbers numbers) {
        this.us = us;
        this.numbers = numbers;
    }

    public Document write(Acknowledgment acknowledgment, Submission submission, TradingPartner partner) {
        return write(acknowledgment, submission, partner, acknowledgment.documentKey(submission.id()));
    }

    public Document write(
            Acknowledgment acknowledgment, Submission submission, TradingPartner partner, String documentKey) {
        var usage = acknowledgment.interchange().header().test() ? "T" : "P";
        var allocated = numbers.forDocument(documentKey, partner.id(), usage);
        var envelope = envelope(acknowledgment, submission, partner, allocated);
        var bytes = bytes(acknowledgment, envelope, documentKey);
        return new Document(
                partner.id(),
                documentKey,
                acknowledgment.kind(),
                usage,
                allocated.isa13(),
                "acknowledged",
                broken(bytes, envelope.delimiters(), partner),
                submission.id());
    }

    private static byte[] bytes(Acknowledgment acknowledgment, Envelope envelope, String documentKey) {
        try {
            return switch (acknowledgment) {
                case Acknowledgment.Interchange ta1 -> Ta1.of(ta1.interchange()).write(envelope);
                case Acknowledgment.Group answer -> Ack999.write(envelope, List.of(Ack999.of(answer.group())));
            };
        } catch (InvalidAcknowledgmentException e) {
            throw new GatewayFault(
                    FaultKind.GATEWAY,
                    "acknowledgment-invalid",
                    "The document " + documentKey + " is not valid X12 and was not sent: " + e.findings() + ".",
                    e);
        }
    }

    private Envelope envelope(
            Acknowledgment acknowledgment,
            Submission submission,
            TradingPartner partner,
            ControlNumbers.Allocated allocated) {
        var interchange = new ControlNumber(allocated.interchange());
        var group = new ControlNumber(allocated.group());
        var at = LocalDateTime.ofInstant(submission.receivedAt(), us.zone());
        var back = AcknowledgmentEnvelope.answering(acknowledgment.interchange().header(), interchange, group, at);
        return Envelope.of(
                        TransactionType.IMPLEMENTATION_ACKNOWLEDGMENT,
                        us.identity().qualifier(),
                        us.identity().id(),
                        back.receiverQualifier(),
                        back.receiverId(),
                        interchange,
                        group,
                        at,
                        acknowledgment.interchange().header().test())
                .with(partner.outbound().delimiters().orElse(Delimiters.STANDARD))
                .withGroup(
                        us.applicationId(),
                        partner.applicationId(
                                acknowledgment.interchange().header().usage()));
    }

    /** Acknowledgments are written with a line feed after each segment; no data of theirs holds one. */
    private static byte[] broken(byte[] bytes, Delimiters delimiters, TradingPartner partner) {
        if (partner.outbound().lineBreaks() || delimiters.segment() == '\n') return bytes;
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace("\n", "").getBytes(StandardCharsets.ISO_8859_1);
    }
}
