package io.x12gateway.samples.hets;

/** A body that is no envelope; the message says what is wrong with it. */
final class MalformedEnvelope extends Exception {
    private static final long serialVersionUID = 1;

    /** SOAP's word for whose fault it is; MIME knows {@code Sender} alone. */
    private final String code;

    MalformedEnvelope(String message) {
        this("Sender", message);
    }

    MalformedEnvelope(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
