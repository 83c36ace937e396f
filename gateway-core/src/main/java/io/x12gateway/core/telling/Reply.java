package io.x12gateway.core.telling;

/**
 * What came of one attempt.
 *
 * @param status of the answer; 0 if there was none
 * @param code {@code status-<n>}, or why there was no answer, such as {@code connect-timeout}
 */
public record Reply(int status, String code) {
    private static final int GONE = 410;

    public static Reply answered(int status) {
        return new Reply(status, "status-" + status);
    }

    public static Reply failed(String code) {
        return new Reply(0, code);
    }

    public boolean isTaken() {
        return status >= 200 && status < 300;
    }

    /** The address wants to be told of nothing any more. */
    public boolean isGone() {
        return status == GONE;
    }
}
