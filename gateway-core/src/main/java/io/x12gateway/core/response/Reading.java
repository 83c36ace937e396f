package io.x12gateway.core.response;

import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.claimstatus.ClaimStatusResponse;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.EligibilityResponse;

/** A question and what was said to it, as the judge read them: whoever goes on at once need not read them again. */
public sealed interface Reading {

    record Eligibility(EligibilityInquiry asked, EligibilityResponse told) implements Reading {}

    record ClaimStatus(ClaimStatusRequest asked, ClaimStatusResponse told) implements Reading {}
}
