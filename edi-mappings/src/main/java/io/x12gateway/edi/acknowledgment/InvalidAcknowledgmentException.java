package io.x12gateway.edi.acknowledgment;

/** An acknowledgment that would not be valid itself, found before anyone got it: a fault of this software. */
public final class InvalidAcknowledgmentException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    InvalidAcknowledgmentException(String message) {
        super(message);
    }
}
