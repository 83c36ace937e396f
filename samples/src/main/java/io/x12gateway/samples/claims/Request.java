package io.x12gateway.samples.claims;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A message that was understood, and the answers that it may get. Nothing is done before an answer is asked for.
 *
 * @param route the door it came by, in the words of fault rules
 * @param subjects the names by which fault rules may know it
 * @param answerWithout an answer that passes over one of the subjects; empty for no answer at all
 */
record Request(
        String route,
        List<String> subjects,
        Supplier<byte[]> answer,
        Function<String, Optional<byte[]>> answerWithout,
        Supplier<byte[]> answerToAnother,
        Supplier<byte[]> unavailable) {

    /** Understands messages of one queue. */
    interface Desk {
        Request read(byte[] message) throws NotUnderstood;
    }

    /** A message that is none of this desk's. */
    static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1;

        NotUnderstood(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }
}
