package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.routes.channel.http.HttpAnswer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * An answer envelope before it is written.
 *
 * @param receiver who asked; empty if that could not be read
 * @param payload empty if the answer has none
 * @param submission that the request became, if it became one
 */
record CoreAnswer(
        String payloadType,
        String processingMode,
        String payloadId,
        String receiver,
        String errorCode,
        String errorMessage,
        byte[] payload,
        Optional<SubmissionId> submission) {
    static final String ENVELOPE_ERROR = "CoreEnvelopeError";
    static final String RECEIPT = "X12_BatchReceiptConfirmation";

    static CoreAnswer success(String payloadType, String mode, String payloadId, String receiver, byte[] payload) {
        return new CoreAnswer(payloadType, mode, payloadId, receiver, "Success", "None", payload, Optional.empty());
    }

    static CoreAnswer error(String code, String message, String mode, String receiver) {
        return new CoreAnswer(
                ENVELOPE_ERROR,
                mode,
                EnvelopeChecks.newPayloadId(),
                receiver,
                code,
                message,
                new byte[0],
                Optional.empty());
    }

    CoreAnswer of(SubmissionId id) {
        return new CoreAnswer(
                payloadType, processingMode, payloadId, receiver, errorCode, errorMessage, payload, Optional.of(id));
    }

    /** @param sender our interchange id */
    HttpAnswer write(String sender, Instant now, String ruleVersion) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(Field.PAYLOAD_TYPE.label(), payloadType);
        fields.put(Field.PROCESSING_MODE.label(), processingMode);
        fields.put(Field.PAYLOAD_ID.label(), payloadId);
        boolean measured = processingMode.equals("Batch") && payload.length > 0;
        if (measured) fields.put(Field.PAYLOAD_LENGTH.label(), Integer.toString(payload.length));
        fields.put(Field.TIME_STAMP.label(), now.truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put(Field.SENDER_ID.label(), sender);
        fields.put(Field.RECEIVER_ID.label(), receiver);
        fields.put(Field.CORE_RULE_VERSION.label(), ruleVersion);
        if (measured) fields.put(Field.CHECK_SUM.label(), sha1(payload));
        fields.put("ErrorCode", errorCode);
        fields.put("ErrorMessage", errorMessage);
        var answer = EnvelopeWriter.write(fields, payload);
        return submission.map(id -> answer.with("X-Submission-Id", id.value())).orElse(answer);
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
