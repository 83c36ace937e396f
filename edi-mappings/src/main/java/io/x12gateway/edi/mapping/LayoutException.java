package io.x12gateway.edi.mapping;

/** A layout file that does not say what it must. The message names the line. */
public final class LayoutException extends Exception {
    private static final long serialVersionUID = 1L;

    LayoutException(int line, String what) {
        super(line > 0 ? "layout line " + line + ": " + what : "layout: " + what);
    }
}
