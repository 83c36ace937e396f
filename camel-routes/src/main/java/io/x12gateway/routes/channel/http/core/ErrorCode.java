package io.x12gateway.routes.channel.http.core;

import org.jspecify.annotations.Nullable;

/** What the field ErrorCode of an answer can say. Case-sensitive. */
enum ErrorCode {
    SUCCESS("Success"),
    PAYLOAD_TYPE_REQUIRED(Field.PAYLOAD_TYPE, "Required"),
    PAYLOAD_TYPE_ILLEGAL(Field.PAYLOAD_TYPE, "Illegal"),
    PROCESSING_MODE_REQUIRED(Field.PROCESSING_MODE, "Required"),
    PROCESSING_MODE_ILLEGAL(Field.PROCESSING_MODE, "Illegal"),
    PAYLOAD_ID_REQUIRED(Field.PAYLOAD_ID, "Required"),
    PAYLOAD_ID_ILLEGAL(Field.PAYLOAD_ID, "Illegal"),
    PAYLOAD_LENGTH_REQUIRED(Field.PAYLOAD_LENGTH, "Required"),
    PAYLOAD_LENGTH_ILLEGAL(Field.PAYLOAD_LENGTH, "Illegal"),
    TIME_STAMP_REQUIRED(Field.TIME_STAMP, "Required"),
    TIME_STAMP_ILLEGAL(Field.TIME_STAMP, "Illegal"),
    USER_NAME_REQUIRED(Field.USER_NAME, "Required"),
    USER_NAME_ILLEGAL(Field.USER_NAME, "Illegal"),
    PASSWORD_REQUIRED(Field.PASSWORD, "Required"),
    PASSWORD_ILLEGAL(Field.PASSWORD, "Illegal"),
    SENDER_ID_REQUIRED(Field.SENDER_ID, "Required"),
    SENDER_ID_ILLEGAL(Field.SENDER_ID, "Illegal"),
    RECEIVER_ID_REQUIRED(Field.RECEIVER_ID, "Required"),
    RECEIVER_ID_ILLEGAL(Field.RECEIVER_ID, "Illegal"),
    CORE_RULE_VERSION_REQUIRED(Field.CORE_RULE_VERSION, "Required"),
    CORE_RULE_VERSION_ILLEGAL(Field.CORE_RULE_VERSION, "Illegal"),
    CHECK_SUM_REQUIRED(Field.CHECK_SUM, "Required"),
    CHECK_SUM_ILLEGAL(Field.CHECK_SUM, "Illegal"),
    PAYLOAD_REQUIRED(Field.PAYLOAD, "Required"),
    PAYLOAD_ILLEGAL(Field.PAYLOAD, "Illegal"),
    /** Comes with the name of the field in front. */
    NOT_UNDERSTOOD("NotUnderstood"),
    VERSION_MISMATCH("VersionMismatch"),
    UN_AUTHORIZED("UnAuthorized"),
    CHECKSUM_MISMATCHED("ChecksumMismatched"),
    /** Not in the form that was expected. */
    SENDER("Sender"),
    /** The fault is ours, or passing. */
    RECEIVER("Receiver");

    private final @Nullable Field field;
    private final String label;

    ErrorCode(String label) {
        this.field = null;
        this.label = label;
    }

    ErrorCode(Field field, String ending) {
        this.field = field;
        this.label = field.label() + ending;
    }

    static ErrorCode required(Field field) {
        return ending(field, "Required");
    }

    static ErrorCode illegal(Field field) {
        return ending(field, "Illegal");
    }

    private static ErrorCode ending(Field field, String ending) {
        for (var code : values()) if (code.field == field && code.label.endsWith(ending)) return code;
        throw new IllegalArgumentException(field + " has no code " + ending);
    }

    String label() {
        return label;
    }
}
