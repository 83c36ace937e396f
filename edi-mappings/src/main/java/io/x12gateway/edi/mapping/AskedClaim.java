package io.x12gateway.edi.mapping;

import io.x12gateway.edi.claimstatus.ClaimInquiry;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;

import java.util.List;
import java.util.Optional;

/**
 * One claim asked about, with everyone it concerns.
 *
 * @param number tells the claims of one inquiry apart, from 1
 * @param payerId NM109 of 2100A
 * @param submitterId NM109 of 2100B
 * @param provider the name with the NPI, if he has one
 * @param dependent the patient, if he is not the subscriber
 * @param demographics the patient's
 */
public record AskedClaim(
        int number,
        String payerId,
        String submitterId,
        Name provider,
        Name subscriber,
        Optional<Name> dependent,
        Optional<Demographics> demographics,
        ClaimInquiry inquiry) {

    public Name patient() {
        return dependent.orElse(subscriber);
    }

    /** The subscriber's member id. */
    public String memberId() {
        return subscriber.id();
    }

    /** The keys of the claim in the dialect's names. */
    public List<Key> keys() {
        return Key.of(inquiry.references());
    }
}
