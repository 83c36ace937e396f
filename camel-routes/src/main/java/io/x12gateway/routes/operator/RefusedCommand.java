package io.x12gateway.routes.operator;

/** A command that came to nothing; the message is all that the operator needs. */
public final class RefusedCommand extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedCommand(String message) {
        this(message, 0);
    }

    RefusedCommand(String message, int status) {
        super(message);
        this.status = status;
    }

    /** Whether the gateway knows nothing of that name. */
    public boolean isUnknown() {
        return status == 404;
    }

    /** The message with who says it. */
    public String told() {
        return status == 0 ? String.valueOf(getMessage()) : "The gateway answered " + status + ": " + getMessage();
    }
}
