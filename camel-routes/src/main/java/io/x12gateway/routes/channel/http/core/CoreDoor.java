package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.delivery.PartnerAcknowledgments;
import io.x12gateway.core.disposition.RealTime;
import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.routes.channel.http.access.EnvelopeAdmission;
import io.x12gateway.routes.settings.RealTimeSettings;
import org.springframework.stereotype.Component;

import java.io.BufferedInputStream;
import java.io.IOException;

/** Carries out what a checked envelope asks for. */
@Component
final class CoreDoor {
    private final CoreSettings settings;
    private final RealTimeSettings times;
    private final RealTime realTime;
    private final Intake intake;
    private final PartnerAcknowledgments acknowledgments;
    private final Retrieval retrieval;
    private final EnvelopeAdmission admission;

    CoreDoor(
            CoreSettings settings,
            RealTimeSettings times,
            RealTime realTime,
            Intake intake,
            PartnerAcknowledgments acknowledgments,
            Retrieval retrieval,
            EnvelopeAdmission admission) {
        this.settings = settings;
        this.times = times;
        this.realTime = realTime;
        this.intake = intake;
        this.acknowledgments = acknowledgments;
        this.retrieval = retrieval;
        this.admission = admission;
    }

    CoreAnswer carryOut(EnvelopeChecks.Checked asked, Envelope envelope, String source) throws IOException {
        return switch (asked.request().exchange()) {
            case REAL_TIME -> answer(realTime.answer(arrival(asked, envelope, source), times.deadline()), envelope);
            case BATCH_SUBMISSION ->
                receipt(intake.receive(arrival(asked, envelope, source)), CoreSettings.RECEIPT, asked, envelope);
            case RESULTS_ACKNOWLEDGMENT -> acknowledged(asked, envelope, source);
            case ACKNOWLEDGMENT_RETRIEVAL, RESULTS_RETRIEVAL -> retrieval.retrieve(asked, envelope, source);
        };
    }

    private CoreAnswer acknowledged(EnvelopeChecks.Checked asked, Envelope envelope, String source) throws IOException {
        var receipt = intake.receive(arrival(asked, envelope, source));
        acknowledgments.take(receipt.submission(), source);
        return receipt(receipt, CoreSettings.ACKNOWLEDGMENT_RECEIPT, asked, envelope);
    }

    private CoreAnswer receipt(Receipt receipt, String to, EnvelopeChecks.Checked asked, Envelope envelope) {
        var answer = CoreAnswer.success(name(asked, envelope, to), envelope.value(Field.PAYLOAD_ID), envelope)
                .of(receipt.submission(), receipt.replayed());
        return receipt.duplicateOf()
                .map(first -> answer.saying("The same file was received before as submission " + first
                        + "; it is on record and is not worked again"))
                .orElse(answer);
    }

    private String name(EnvelopeChecks.Checked asked, Envelope envelope, String to) {
        var own = asked.request().answer();
        return own.isEmpty() ? settings.answer(to, envelope.value(Field.CORE_RULE_VERSION)) : own;
    }

    private Arrival arrival(EnvelopeChecks.Checked asked, Envelope envelope, String source) throws IOException {
        var payload = envelope.payload().orElseThrow(() -> EnvelopeError.required(Field.PAYLOAD));
        var body =
                new BufferedInputStream(new PayloadStream(payload, envelope, admission.fileBytesMax(asked.partner())));
        var arrival = asked.arrival(body, source);
        try {
            agree(asked.request(), PayloadHead.of(body), arrival);
        } catch (BrokenPromise broken) {
            intake.refuse(arrival, new GatewayFault(FaultKind.SENDER, "upload-broken", "envelope and payload"));
            throw broken;
        } catch (GatewayFault tooLarge) {
            intake.refuse(arrival, tooLarge);
            throw tooLarge;
        }
        return arrival;
    }

    /** PayloadType and payload have to speak of the same thing; nothing is received if they do not. */
    private void agree(CoreSettings.Request request, PayloadHead head, Arrival arrival) {
        if (!head.isKnown() || request.agreesWith(head)) return;
        intake.refuse(arrival, new GatewayFault(FaultKind.SENDER, "payload-type-illegal", "PayloadType and payload"));
        throw EnvelopeError.illegal(
                Field.PAYLOAD_TYPE,
                "PayloadType announces " + String.join(", ", request.sets()) + " " + request.guide()
                        + ", but the payload has another ST01 or GS08.");
    }

    private CoreAnswer answer(RealTimeAnswer answer, Envelope envelope) {
        return switch (answer) {
            case RealTimeAnswer.Responded r -> x12(r.submission(), r.kind(), r.interchange(), r.replayed(), envelope);
            case RealTimeAnswer.Acknowledged a ->
                x12(a.submission(), a.kind(), a.interchange(), a.replayed(), envelope);
            case RealTimeAnswer.Unreadable u ->
                throw EnvelopeError.illegal(
                        Field.PAYLOAD, "The payload is not an X12 interchange that a TA1 or 999 could answer.");
            case RealTimeAnswer.Deferred d -> deferred(d.receipt(), envelope);
        };
    }

    private CoreAnswer deferred(Receipt receipt, Envelope envelope) {
        var name = settings.answer(CoreSettings.RECEIPT, envelope.value(Field.CORE_RULE_VERSION));
        return CoreAnswer.success(name, EnvelopeChecks.newPayloadId(), envelope)
                .saying("Not a single inquiry: received as a batch; acknowledgments and answers wait in the mailbox")
                .of(receipt.submission(), receipt.replayed());
    }

    private CoreAnswer x12(SubmissionId id, String kind, byte[] interchange, boolean replayed, Envelope envelope) {
        var name = settings.answer(kind, envelope.value(Field.CORE_RULE_VERSION));
        return CoreAnswer.success(name, EnvelopeChecks.newPayloadId(), envelope)
                .with(OutgoingPayload.of(interchange))
                .of(id, replayed);
    }
}
