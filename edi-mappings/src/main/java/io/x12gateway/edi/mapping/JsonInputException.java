package io.x12gateway.edi.mapping;

/** JSON that is not as it should be. The message names the place, what was found and what is expected. */
public final class JsonInputException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonInputException(String path, int line, String what) {
        super("%s%s: %s".formatted(path, line > 0 ? " (line " + line + ")" : "", what));
    }
}
