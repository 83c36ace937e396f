package io.x12gateway.core.partner;

/** Something in a partner document that can't be taken, and the line it stands on. */
final class DocumentFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final int line;

    DocumentFault(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
