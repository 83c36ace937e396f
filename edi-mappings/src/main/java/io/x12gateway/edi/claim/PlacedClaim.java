package io.x12gateway.edi.claim;

import io.x12gateway.edi.claim.ClaimBatch.BillingProvider;
import io.x12gateway.edi.claim.ClaimBatch.Patient;
import io.x12gateway.edi.claim.ClaimBatch.Subscriber;

import java.util.Optional;

/**
 * One claim of an 837 with everyone above it. Claims of one provider share one value, as claims of one subscriber and of
 * one patient do.
 *
 * @param number its place among all claims of the transaction set, from 1
 * @param provider without subscribers
 * @param subscriber without claims and patients
 * @param patient without claims; empty if the subscriber is the patient
 */
public record PlacedClaim(
        int number, BillingProvider provider, Subscriber subscriber, Optional<Patient> patient, Claim claim) {

    /** NM109 of 2010BB: who is to pay. */
    public String payerId() {
        return subscriber.payer().name().id();
    }
}
