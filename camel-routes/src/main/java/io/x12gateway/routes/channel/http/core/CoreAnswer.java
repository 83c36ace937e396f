package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.routes.channel.http.HttpAnswer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer envelope before it is written.
 *
 * @param receiver who asked; empty if that could not be read
 * @param errorCode as it is written
 * @param payload empty if the answer has none
 * @param submission that the request became, if it became one
 * @param replayed whether this is the answer to an earlier message, given once more
 */
record CoreAnswer(
        String payloadType,
        String processingMode,
        String payloadId,
        String receiver,
        String ruleVersion,
        String errorCode,
        String errorMessage,
        Optional<OutgoingPayload> payload,
        Optional<SubmissionId> submission,
        boolean replayed) {
    static final String ENVELOPE_ERROR = "CoreEnvelopeError";
    private static final String NO_ERROR = "None";

    /** To the sender of this envelope, without a payload. */
    static CoreAnswer success(String payloadType, String payloadId, Envelope asked) {
        return new CoreAnswer(
                payloadType,
                asked.value(Field.PROCESSING_MODE),
                payloadId,
                asked.value(Field.SENDER_ID),
                asked.value(Field.CORE_RULE_VERSION),
                ErrorCode.SUCCESS.label(),
                NO_ERROR,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    static CoreAnswer error(EnvelopeError error, Envelope asked, String ruleVersion) {
        return new CoreAnswer(
                ENVELOPE_ERROR,
                asked.value(Field.PROCESSING_MODE).equals("Batch") ? "Batch" : "RealTime",
                EnvelopeChecks.newPayloadId(),
                plain(asked.value(Field.SENDER_ID)),
                ruleVersion,
                error.label(),
                String.valueOf(error.getMessage()),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** What the caller wrote goes back into a line of its own; nothing in it may end that line. */
    private static String plain(String text) {
        return text.replaceAll("[^ -~]", "");
    }

    CoreAnswer with(OutgoingPayload document) {
        return new CoreAnswer(
                payloadType,
                processingMode,
                payloadId,
                receiver,
                ruleVersion,
                errorCode,
                errorMessage,
                Optional.of(document),
                submission,
                replayed);
    }

    CoreAnswer saying(String message) {
        return new CoreAnswer(
                payloadType,
                processingMode,
                payloadId,
                receiver,
                ruleVersion,
                errorCode,
                message,
                payload,
                submission,
                replayed);
    }

    CoreAnswer of(SubmissionId id, boolean again) {
        return new CoreAnswer(
                payloadType,
                processingMode,
                payloadId,
                receiver,
                ruleVersion,
                errorCode,
                errorMessage,
                payload,
                Optional.of(id),
                again);
    }

    /** In the order of the rule's schema: what goes before the payload; ErrorCode and ErrorMessage follow it. */
    Map<Field, String> fields(String sender, Instant now) {
        var fields = new EnumMap<Field, String>(Field.class);
        fields.put(Field.PAYLOAD_TYPE, payloadType);
        fields.put(Field.PROCESSING_MODE, processingMode);
        fields.put(Field.PAYLOAD_ID, payloadId);
        fields.put(Field.TIME_STAMP, now.truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put(Field.SENDER_ID, sender);
        fields.put(Field.RECEIVER_ID, receiver);
        fields.put(Field.CORE_RULE_VERSION, ruleVersion);
        if (processingMode.equals("Batch") && payload.isPresent()) {
            fields.put(Field.PAYLOAD_LENGTH, Long.toString(payload.get().length()));
            fields.put(Field.CHECK_SUM, payload.get().sha1());
        }
        return fields;
    }

    /** What HTTP says beside the envelope. */
    HttpAnswer headed(HttpAnswer answer) {
        var named =
                submission.map(id -> answer.with("X-Submission-Id", id.value())).orElse(answer);
        return replayed ? named.with("Idempotent-Replay", "true") : named;
    }
}
