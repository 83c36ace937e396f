package io.x12gateway.edi.codelist;

/** A file of codes is not as it should be; the message names the file and the line, and says what to do. */
public final class CodeListException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CodeListException(String message) {
        super(message);
    }

    CodeListException(String message, Throwable cause) {
        super(message, cause);
    }
}
