package io.x12gateway.edi.mapping;

import io.x12gateway.edi.claimstatus.ClaimStatus;

import java.util.List;

/** One claim found for {@code number} of the inquiry, or the news that none was. */
public record AnsweredClaim(int number, ClaimStatus status) {

    /** The keys of the claim in the dialect's names. */
    public List<Key> keys() {
        return Key.of(status.references());
    }
}
