package io.x12gateway.core.handover;

import io.x12gateway.edi.mapping.ClaimSubmission;

import java.time.Duration;

/**
 * A system that takes claims in. It knows a submission again by its id: what is handed over a second time is answered as
 * the first time, and nothing is taken in twice. So handing over again is safe, and is what a silence is met with.
 */
public interface ClaimsSystem {
    /** As in the routing table and in metrics: {@code claims-intake}. */
    String name();

    /**
     * Hands over and waits; blocks the thread up to {@code deadline} and never longer. Never throws for what the other
     * side does: after {@link Handed.NoAnswer} the claims may be there or not.
     */
    Handed hand(ClaimSubmission submission, Duration deadline);
}
