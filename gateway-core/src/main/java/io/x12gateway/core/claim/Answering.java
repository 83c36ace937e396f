package io.x12gateway.core.claim;

import io.x12gateway.core.disposition.Action;
import io.x12gateway.core.disposition.Judgement;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.acknowledgment.ClaimAck277;
import io.x12gateway.edi.acknowledgment.InvalidAcknowledgmentException;
import io.x12gateway.edi.claim.ClaimAcknowledgment;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.segment.Name;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Who we are in a 277CA, and the envelope in which an answer to a portion lies in the store. */
public final class Answering {
    private static final String CLEARINGHOUSE = "AY";
    private static final String SUBMITTER_ID = "46";

    /** The interchange around the answer to a portion never leaves the gateway, which numbers what it sends itself. */
    private static final ControlNumber INSIDE = new ControlNumber(1);

    private final GatewayIdentity us;
    private final Judgement judgement;
    private final Clock clock;

    /** @param judgement by which the claims were let in; what it let in is given back as it came */
    public Answering(GatewayIdentity us, Judgement judgement, Clock clock) {
        this.us = us;
        this.judgement = judgement;
        this.clock = clock;
    }

    /** @param reference BHT03 */
    ClaimAck277.Issuer issuer(Submission submission, String reference) {
        return new ClaimAck277.Issuer(
                Name.organisation(
                        CLEARINGHOUSE,
                        us.applicationId(),
                        SUBMITTER_ID,
                        us.identity().id()),
                submission.id().value(),
                reference,
                LocalDate.ofInstant(submission.receivedAt(), us.zone()),
                LocalDateTime.ofInstant(clock.instant(), us.zone()));
    }

    Envelope envelope(Action.HandOver action, ControlNumber interchange, ControlNumber group, LocalDateTime at) {
        return Envelope.of(
                TransactionType.CLAIM_ACKNOWLEDGMENT,
                us.identity().qualifier(),
                us.identity().id(),
                action.header().senderQualifier(),
                action.header().senderId(),
                interchange,
                group,
                at,
                action.header().test());
    }

    String applicationId() {
        return us.applicationId();
    }

    /** @throws InvalidAcknowledgmentException if what was given back, or the verdicts, do not make a 277CA */
    byte[] inside(Submission submission, Action.HandOver action, ClaimAcknowledgment answer) {
        var at = LocalDateTime.ofInstant(clock.instant(), us.zone());
        var envelope = envelope(action, INSIDE, INSIDE, at);
        return ClaimAck277.write(new InterchangeWriter(), envelope, List.of(answer), judgement.judge(submission));
    }

    /** @throws GatewayFault {@code acknowledgment-invalid}, kind GATEWAY: doing it again gives the same */
    byte[] write(
            Submission submission, InterchangeWriter writer, Envelope envelope, List<ClaimAcknowledgment> answers) {
        try {
            return ClaimAck277.write(writer, envelope, answers, judgement.judge(submission));
        } catch (InvalidAcknowledgmentException e) {
            throw invalid("The 277CA on the claims of submission " + submission.id(), e);
        }
    }

    static GatewayFault invalid(String what, InvalidAcknowledgmentException e) {
        return new GatewayFault(
                FaultKind.GATEWAY,
                "acknowledgment-invalid",
                what + " would not be valid itself and was not sent: " + e.findings() + ".",
                e);
    }
}
