package io.x12gateway.core.handover;

import io.x12gateway.edi.claim.ClaimVerdict;
import io.x12gateway.edi.claimstatus.StatusCode;

import java.util.Map;

/** What came of handing claims over. All three are expected. */
public sealed interface Handed {

    /** @param verdicts one on each claim, by its number */
    record Received(Map<Integer, ClaimVerdict> verdicts) implements Handed {
        public Received {
            verdicts = Map.copyOf(verdicts);
        }
    }

    /** None of them was taken in, and none would be if they came again. */
    record Refused(StatusCode why) implements Handed {}

    /** Silence, overload, a broken connection, an answer that cannot be understood, or one that says "not now". */
    record NoAnswer(String reason) implements Handed {}
}
