package io.x12gateway.edi.mapping;

import io.x12gateway.edi.claim.PlacedClaim;

import java.util.List;

/**
 * Claims of one 837 for one payer, as they are handed to the claims system together.
 *
 * @param submissionId 1 to 100 letters, digits and {@code . _ : / -}; the receipt repeats it, and claims that come again
 *     under it are not taken in again
 * @param test ISA15 was T
 * @param institutional whether they came in an 837I
 * @param submitter NM109 of 1000A
 * @param payer NM109 of 2010BB
 * @param reference BHT03
 */
public record ClaimSubmission(
        String submissionId,
        boolean test,
        boolean institutional,
        String submitter,
        String payer,
        String reference,
        List<PlacedClaim> claims) {
    public ClaimSubmission {
        claims = List.copyOf(claims);
    }
}
