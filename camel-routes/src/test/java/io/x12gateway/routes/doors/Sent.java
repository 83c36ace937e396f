package io.x12gateway.routes.doors;

/** What a door said at once to somebody who sent something. */
sealed interface Sent {
    /** The submission it became; empty if it became none, or the door does not tell. */
    String submission();

    /** An X12 document on the same connection. */
    record Answered(String document, String submission) implements Sent {}

    /** Durable, and worked later. */
    record Received(String submission, boolean duplicate) implements Sent {}

    /**
     * Something else than X12.
     *
     * @param code such as {@code 422 unreadable-input} or {@code 200 PayloadIDIllegal}
     * @param body as it came
     */
    record Refused(String code, String body, String submission) implements Sent {}
}
