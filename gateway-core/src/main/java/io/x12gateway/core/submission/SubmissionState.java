package io.x12gateway.core.submission;

/** Where a submission stands. Every submission reaches a final state or is visible in flight, with its age. */
public enum SubmissionState {
    /** Durable; the sender has been, or may be, told so. Nothing has been decided. */
    RECEIVED,
    /** Durable, but its last interchange has no end: it waits for its sender to send the rest, and is judged as it is then. */
    HELD,
    /** Judged and acknowledged; answers or deliveries are outstanding. */
    IN_PROGRESS,
    /** Everything that was accepted in it has been answered or delivered. */
    COMPLETED,
    /** Nothing in it was accepted; the sender was told why (TA1, 999, problem body, receipt). */
    REJECTED,
    /** The same bytes were received before; the sender was told of the first receipt. */
    DUPLICATE,
    /** Held until its sender sent the file anew, under another submission; the sender was told so. */
    SUPERSEDED,
    /** Kept aside for an operator: unreadable, out of balance, or without a recipient. */
    QUARANTINED,
    /** Given up after all attempts; an operator must act. */
    FAILED;

    public boolean isFinal() {
        return this != RECEIVED && this != HELD && this != IN_PROGRESS;
    }
}
