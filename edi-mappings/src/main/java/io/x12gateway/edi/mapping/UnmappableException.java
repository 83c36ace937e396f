package io.x12gateway.edi.mapping;

/** A file that can't be mapped: it is no X12, or its envelopes are broken. */
public final class UnmappableException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnmappableException(String message) {
        super(message);
    }

    UnmappableException(String message, Throwable cause) {
        super(message, cause);
    }
}
