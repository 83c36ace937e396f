package io.x12gateway.edi.mapping;

import io.x12gateway.edi.remittance.ClaimPayment;
import io.x12gateway.edi.remittance.HeaderGroup;
import io.x12gateway.edi.remittance.RemittanceAdvice;

/**
 * One claim of an 835 with the payment and the group it stands in.
 *
 * @param advice without groups and adjustments
 * @param group without claims
 */
public record RemittedClaim(RemittanceAdvice advice, HeaderGroup group, ClaimPayment claim) {}
