package io.x12gateway.edi.mapping;

import io.x12gateway.edi.claimstatus.ClaimInquiry;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the claims system is asked: one 276 transaction set. */
public record ClaimsInquiry(String inquiryId, boolean test, List<AskedClaim> claims) {
    public ClaimsInquiry {
        claims = List.copyOf(claims);
    }

    /** Every claim of the request, numbered in the order of {@link ClaimStatusRequest#claims()}. */
    static ClaimsInquiry of(ClaimStatusRequest request, String inquiryId, boolean test) {
        var claims = new ArrayList<AskedClaim>();
        for (var payer : request.payers()) {
            for (var receiver : payer.receivers()) {
                for (var provider : receiver.providers()) {
                    for (var subscriber : provider.subscribers()) {
                        new Level(payer.name(), receiver.name(), provider, subscriber).add(claims);
                    }
                }
            }
        }
        return new ClaimsInquiry(inquiryId, test, claims);
    }

    private record Level(
            Name payer, Name receiver, ClaimStatusRequest.Provider provider, ClaimStatusRequest.Subscriber subscriber) {

        void add(List<AskedClaim> claims) {
            for (var claim : subscriber.claims()) {
                claims.add(asked(claims.size() + 1, Optional.empty(), subscriber.demographics(), claim));
            }
            for (var dependent : subscriber.dependents()) {
                for (var claim : dependent.claims()) {
                    claims.add(
                            asked(claims.size() + 1, Optional.of(dependent.name()), dependent.demographics(), claim));
                }
            }
        }

        private AskedClaim asked(
                int number, Optional<Name> dependent, Optional<Demographics> demographics, ClaimInquiry claim) {
            return new AskedClaim(
                    number,
                    payer.id(),
                    receiver.id(),
                    providerName(),
                    subscriber.name(),
                    dependent,
                    demographics,
                    claim);
        }

        private Name providerName() {
            return provider.names().stream()
                    .filter(name -> !name.npi().isEmpty())
                    .findFirst()
                    .orElse(provider.names().getFirst());
        }
    }
}
