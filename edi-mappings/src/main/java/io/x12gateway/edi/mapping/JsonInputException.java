package io.x12gateway.edi.mapping;

/** JSON that is not as it should be. The message names the place, what was found and what is expected. */
public final class JsonInputException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String pointer;
    private final String complaint;

    /**
     * @param pointer of the place, RFC 6901
     * @param what for the holder of the file: may quote what was found
     * @param complaint the same without a value of the file
     */
    JsonInputException(String path, String pointer, int line, String what, String complaint) {
        super("%s%s: %s".formatted(path, line > 0 ? " (line " + line + ")" : "", what));
        this.pointer = pointer;
        this.complaint = complaint;
    }

    /** The place as a JSON pointer (RFC 6901); empty for the whole document. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong, without the place and without any value that was found, which may be patient data. */
    public String complaint() {
        return complaint;
    }
}
