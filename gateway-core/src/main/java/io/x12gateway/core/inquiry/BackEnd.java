package io.x12gateway.core.inquiry;

import java.time.Duration;

/**
 * A system that answers inquiries. Both kinds of ours are reads: asking twice is harmless.
 */
public interface BackEnd {
    /** As in the routing table and in metrics: {@code hets}, {@code claims}. */
    String name();

    /**
     * Asks and waits; blocks the (virtual) thread up to {@code deadline} and never longer. Never throws for what the
     * other side does: silence and garbage are {@link Answer.NoAnswer}.
     */
    Answer ask(Question question, Duration deadline);

    /**
     * The same for whoever is in no hurry: where the back end is left in peace for a while, this waits up to {@code
     * deadline} for its turn, and then up to {@code deadline} for the answer.
     */
    default Answer askPatiently(Question question, Duration deadline) {
        return ask(question, deadline);
    }

    /** Whether it can be reached at this moment, in a few words; empty means it can. */
    String check();
}
