package io.x12gateway.samples.hets;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What goes back in the envelope: X12 of a type, or an envelope error without any. */
sealed interface CoreReply {
    String RULE_VERSION = "2.2.0";

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record X12(String payloadType, byte[] payload) implements CoreReply {}

    /** @param code such as {@code UnAuthorized} or {@code SenderIDRequired} */
    record EnvelopeError(String code, String message) implements CoreReply {}

    String ELIGIBILITY_RESPONSE = "X12_271_Response_005010X279A1";
    String IMPLEMENTATION_ACKNOWLEDGMENT = "X12_999_Response_005010X231A1";
    /** The published spelling has five digits. */
    String INTERCHANGE_ACKNOWLEDGMENT = "X12_TA1_Response_00501X231A1";

    /** The fields of the answer, sender and receiver swapped; a new PayloadID each time. */
    default CoreFields fields(String from, String to, Instant now) {
        var parts = new LinkedHashMap<String, byte[]>();
        put(
                parts,
                "PayloadType",
                switch (this) {
                    case X12 x -> x.payloadType();
                    case EnvelopeError e -> "CoreEnvelopeError";
                });
        put(parts, "ProcessingMode", "RealTime");
        put(parts, "PayloadID", UUID.randomUUID().toString());
        put(parts, "TimeStamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        put(parts, "SenderID", from);
        put(parts, "ReceiverID", to);
        put(parts, "CORERuleVersion", RULE_VERSION);
        switch (this) {
            case X12 x -> {
                put(parts, "ErrorCode", "Success");
                put(parts, "ErrorMessage", "None");
                parts.put("Payload", x.payload());
            }
            case EnvelopeError e -> {
                put(parts, "ErrorCode", e.code());
                put(parts, "ErrorMessage", e.message());
            }
        }
        return new CoreFields(parts);
    }

    private static void put(Map<String, byte[]> parts, String name, String value) {
        parts.put(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
