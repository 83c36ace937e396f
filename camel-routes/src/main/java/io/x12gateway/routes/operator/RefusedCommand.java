package io.x12gateway.routes.operator;

/** A command that came to nothing; the message is all that the operator needs. */
public final class RefusedCommand extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedCommand(String message) {
        super(message);
    }
}
