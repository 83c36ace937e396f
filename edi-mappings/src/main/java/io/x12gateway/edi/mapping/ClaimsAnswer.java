package io.x12gateway.edi.mapping;

import io.x12gateway.edi.claimstatus.StatusCode;

import java.util.List;
import java.util.Optional;

/**
 * What the claims system answers.
 *
 * @param refusal why it answers nothing at all; then the lists are empty
 * @param providerRefusals providers whose claims it does not answer
 */
public record ClaimsAnswer(
        String inquiryId,
        Optional<StatusCode> refusal,
        List<ProviderRefusal> providerRefusals,
        List<AnsweredClaim> claims) {
    public ClaimsAnswer {
        providerRefusals = List.copyOf(providerRefusals);
        claims = List.copyOf(claims);
        if (refusal.isPresent() && !(providerRefusals.isEmpty() && claims.isEmpty())) {
            throw new IllegalArgumentException("a refused inquiry has no answers");
        }
    }

    /** @param providerId NPI or whatever id the inquiry named him by */
    public record ProviderRefusal(String providerId, StatusCode reason) {}

    public static ClaimsAnswer answered(String inquiryId, List<AnsweredClaim> claims) {
        return new ClaimsAnswer(inquiryId, Optional.empty(), List.of(), claims);
    }

    public static ClaimsAnswer refused(String inquiryId, StatusCode reason) {
        return new ClaimsAnswer(inquiryId, Optional.of(reason), List.of(), List.of());
    }
}
