package io.x12gateway.routes.channel.http.core;

/** The envelope is answered with CoreEnvelopeError and this code; see CORE rule 270, 2.2.0. */
final class EnvelopeError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    /** @param code such as {@code PayloadIDIllegal} */
    EnvelopeError(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static EnvelopeError required(Field field) {
        return new EnvelopeError(field.label() + "Required", "The field " + field.label() + " is missing or empty.");
    }

    static EnvelopeError illegal(Field field, String message) {
        return new EnvelopeError(field.label() + "Illegal", message);
    }

    String code() {
        return code;
    }
}
