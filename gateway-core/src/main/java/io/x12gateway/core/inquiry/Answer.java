package io.x12gateway.core.inquiry;

/** What came of an inquiry. All three are expected. */
public sealed interface Answer {

    /** @param interchange one complete X12 interchange with one transaction set; as hostile as any input until judged */
    record Answered(byte[] interchange) implements Answer {}

    /** The back end would not take the inquiry: a TA1, a 999, an envelope error. Asking again gives the same. */
    record Refused(String reason) implements Answer {}

    /** Silence, overload, a broken connection, or an answer that cannot be understood. */
    record NoAnswer(String reason) implements Answer {}
}
