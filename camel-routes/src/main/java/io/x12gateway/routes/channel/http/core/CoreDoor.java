package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.disposition.RealTime;
import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.routes.channel.http.HttpArrival;
import io.x12gateway.routes.settings.RealTimeSettings;
import org.springframework.stereotype.Component;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Optional;

/** Carries out what a checked envelope asks for. */
@Component
final class CoreDoor {
    private static final byte[] NO_PAYLOAD = {};
    private final CoreSettings settings;
    private final RealTimeSettings times;
    private final RealTime realTime;
    private final Intake intake;
    private final Retrieval retrieval;

    CoreDoor(CoreSettings settings, RealTimeSettings times, RealTime realTime, Intake intake, Retrieval retrieval) {
        this.settings = settings;
        this.times = times;
        this.realTime = realTime;
        this.intake = intake;
        this.retrieval = retrieval;
    }

    CoreAnswer carryOut(EnvelopeChecks.Checked asked, Envelope envelope, HttpArrival http) throws IOException {
        return switch (asked.request().exchange()) {
            case REAL_TIME -> {
                var arrival = arrival(asked, envelope, http, ProcessingMode.REAL_TIME);
                yield answer(realTime.answer(arrival, times.deadline()), envelope);
            }
            case BATCH_SUBMISSION -> receipt(asked, envelope, http);
            case RETRIEVAL -> retrieval.retrieve(asked, envelope.value(Field.SENDER_ID), http.source());
        };
    }

    private CoreAnswer receipt(EnvelopeChecks.Checked asked, Envelope envelope, HttpArrival http) throws IOException {
        var receipt = intake.receive(arrival(asked, envelope, http, ProcessingMode.BATCH));
        if (receipt.replayed()) throw EnvelopeChecks.replayed();
        return CoreAnswer.success(
                        CoreAnswer.RECEIPT,
                        "Batch",
                        envelope.value(Field.PAYLOAD_ID),
                        envelope.value(Field.SENDER_ID),
                        NO_PAYLOAD)
                .of(receipt.submission());
    }

    private Arrival arrival(EnvelopeChecks.Checked asked, Envelope envelope, HttpArrival http, ProcessingMode mode)
            throws IOException {
        var payload = envelope.payload().orElseThrow(() -> EnvelopeError.required(Field.PAYLOAD));
        var body = new BufferedInputStream(new PayloadStream(payload, envelope));
        var arrival = new Arrival(
                asked.partner().id(), Channel.CORE_MIME, mode, "", Optional.of(asked.payloadId()), body, http.source());
        agree(asked.request(), PayloadHead.of(body), arrival);
        return arrival;
    }

    /** PayloadType and payload have to speak of the same thing; nothing is received if they do not. */
    private void agree(CoreSettings.Request request, PayloadHead head, Arrival arrival) {
        if (!head.isKnown()
                || request.set().equals(head.set()) && request.guide().equals(head.guide())) return;
        intake.refuse(arrival, new GatewayFault(FaultKind.SENDER, "payload-type-illegal", "PayloadType and payload"));
        throw EnvelopeError.illegal(
                Field.PAYLOAD_TYPE,
                "PayloadType announces a " + request.set() + " of " + request.guide()
                        + ", but the payload has another ST01 or GS08.");
    }

    private CoreAnswer answer(RealTimeAnswer answer, Envelope envelope) {
        return switch (answer) {
            case RealTimeAnswer.Responded r -> x12(r.submission(), r.kind(), r.interchange(), r.replayed(), envelope);
            case RealTimeAnswer.Acknowledged a ->
                x12(a.submission(), a.kind(), a.interchange(), a.replayed(), envelope);
            case RealTimeAnswer.Unreadable u ->
                CoreAnswer.error(
                                "PayloadIllegal",
                                "The payload is not an X12 interchange that a TA1 or 999 could answer.",
                                "RealTime",
                                envelope.value(Field.SENDER_ID))
                        .of(u.submission());
            case RealTimeAnswer.Deferred d ->
                new CoreAnswer(
                                CoreAnswer.RECEIPT,
                                "RealTime",
                                EnvelopeChecks.newPayloadId(),
                                envelope.value(Field.SENDER_ID),
                                "Success",
                                "Not a single inquiry: received as a batch; acknowledgments and answers wait in the mailbox",
                                NO_PAYLOAD,
                                Optional.empty())
                        .of(d.receipt().submission());
        };
    }

    private CoreAnswer x12(SubmissionId id, String kind, byte[] payload, boolean replayed, Envelope envelope) {
        if (replayed) throw EnvelopeChecks.replayed();
        return CoreAnswer.success(
                        settings.answer(kind),
                        "RealTime",
                        EnvelopeChecks.newPayloadId(),
                        envelope.value(Field.SENDER_ID),
                        payload)
                .of(id);
    }
}
