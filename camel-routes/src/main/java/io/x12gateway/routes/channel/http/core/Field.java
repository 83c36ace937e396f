package io.x12gateway.routes.channel.http.core;

import java.util.Optional;

/** The fields of an envelope, in the order in which they are written. Names are case-sensitive. */
enum Field {
    PAYLOAD_TYPE("PayloadType", 100),
    PROCESSING_MODE("ProcessingMode", 20),
    PAYLOAD_ID("PayloadID", 36),
    PAYLOAD_LENGTH("PayloadLength", 12),
    TIME_STAMP("TimeStamp", 40),
    USER_NAME("UserName", 50),
    PASSWORD("Password", 128),
    SENDER_ID("SenderID", 50),
    RECEIVER_ID("ReceiverID", 50),
    CORE_RULE_VERSION("CORERuleVersion", 10),
    CHECK_SUM("CheckSum", 40),
    PAYLOAD("Payload", 0);

    private final String label;
    private final int lengthMax;

    Field(String label, int lengthMax) {
        this.label = label;
        this.lengthMax = lengthMax;
    }

    String label() {
        return label;
    }

    /** Longer values are illegal; the payload has a limit of its own. */
    int lengthMax() {
        return lengthMax;
    }

    static Optional<Field> labelled(String label) {
        for (var field : values()) if (field.label.equals(label)) return Optional.of(field);
        return Optional.empty();
    }
}
