package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Segment;

/**
 * Why a level of the inquiry cannot be answered. AAA.
 *
 * @param valid AAA01: true if the request itself is in order and only could not be processed
 * @param reason AAA03, such as {@code 42} source not available, {@code 75} subscriber not found
 * @param followUp AAA04, such as {@code C} correct and resubmit, {@code R} resubmission allowed
 */
public record Rejection(boolean valid, String reason, String followUp) {

    /** The source cannot answer now; the inquirer may ask again (AAA*Y**42*R). */
    public static final Rejection SOURCE_UNAVAILABLE = new Rejection(true, "42", "R");

    /** The source cannot answer now; the answer will come by itself (AAA*Y**42*Y). */
    public static final Rejection ANSWER_FOLLOWS = new Rejection(true, "42", "Y");

    /** This provider, or this submitter on its behalf, may not ask (AAA*N**41*C). */
    public static final Rejection NOT_AUTHORIZED = new Rejection(false, "41", "C");

    public static Rejection correctAndResubmit(String reason) {
        return new Rejection(false, reason, "C");
    }

    static Rejection read(Segment aaa) {
        return new Rejection(aaa.element(1).equals("Y"), aaa.element(3), aaa.element(4));
    }

    Segment segment() {
        return Segment.of("AAA", valid ? "Y" : "N", "", reason, followUp);
    }
}
