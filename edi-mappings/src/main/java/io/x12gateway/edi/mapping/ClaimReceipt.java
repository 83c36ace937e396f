package io.x12gateway.edi.mapping;

import io.x12gateway.edi.claim.ClaimVerdict;
import io.x12gateway.edi.claimstatus.StatusCode;

import java.util.Map;
import java.util.Optional;

/**
 * What the claims system says to a {@link ClaimSubmission}.
 *
 * @param refusal why none of it was taken in; then there are no verdicts
 * @param verdicts on each claim, by its number
 */
public record ClaimReceipt(Optional<StatusCode> refusal, Map<Integer, ClaimVerdict> verdicts) {
    public ClaimReceipt {
        verdicts = Map.copyOf(verdicts);
    }
}
