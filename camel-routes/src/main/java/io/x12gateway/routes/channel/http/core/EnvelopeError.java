package io.x12gateway.routes.channel.http.core;

/** The envelope is answered with CoreEnvelopeError and this code. */
final class EnvelopeError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ErrorCode code;
    private final String label;

    EnvelopeError(ErrorCode code, String message) {
        this(code, code.label(), message);
    }

    private EnvelopeError(ErrorCode code, String label, String message) {
        super(message, null, false, false);
        this.code = code;
        this.label = label;
    }

    static EnvelopeError required(Field field) {
        return new EnvelopeError(ErrorCode.required(field), "The field " + field.label() + " is missing or empty.");
    }

    static EnvelopeError illegal(Field field, String message) {
        return new EnvelopeError(ErrorCode.illegal(field), message);
    }

    /** @param name as the caller wrote it; what is no name is not repeated */
    static EnvelopeError notUnderstood(String name) {
        var safe = name.replaceAll("[^A-Za-z0-9]", "");
        var field = safe.isEmpty() || safe.length() > 50 ? "Field" : safe;
        return new EnvelopeError(
                ErrorCode.NOT_UNDERSTOOD,
                field + ErrorCode.NOT_UNDERSTOOD.label(),
                "This field is not part of the envelope; leave it out.");
    }

    ErrorCode code() {
        return code;
    }

    /** What the field ErrorCode says, such as {@code PayloadIDIllegal}. */
    String label() {
        return label;
    }
}
