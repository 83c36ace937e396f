package io.x12gateway.edi.mapping;

/** A message that is not what the dialect allows. The message of the exception holds no patient data. */
public final class DialectException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** Larger than the dialect allows. */
        TOO_LARGE,
        /** Not UTF-8, not XML, or cut off. */
        UNREADABLE,
        /** Holds a DOCTYPE or an entity declaration. */
        FORBIDDEN,
        /** XML, but not as claims.xsd wants it. */
        INVALID,
        /** Answers another inquiry. */
        OTHER_INQUIRY,
        /** Answers a claim that was not asked, or under another trace. */
        CONTRADICTION
    }

    private final Reason reason;

    DialectException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
