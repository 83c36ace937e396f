package io.x12gateway.edi.acknowledgment;

/** An acknowledgment that would not be valid itself, found before anyone got it. */
public final class InvalidAcknowledgmentException extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private final String findings;

    InvalidAcknowledgmentException(String findings) {
        super("An acknowledgment is not valid itself: " + findings);
        this.findings = findings;
    }

    /** Codes and places; no data. */
    public String findings() {
        return findings;
    }
}
