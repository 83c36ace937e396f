package io.x12gateway.core.payload;

/** The ciphertext is not what was written. The message says what is wrong with it, as the end of a sentence. */
final class TamperedException extends Exception {
    private static final long serialVersionUID = 1L;

    TamperedException(String message) {
        super(message);
    }

    TamperedException(String message, Throwable cause) {
        super(message, cause);
    }
}
