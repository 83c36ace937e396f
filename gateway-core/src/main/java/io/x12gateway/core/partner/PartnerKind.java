package io.x12gateway.core.partner;

/** What a partner is in the business. It decides nothing; agreements and delegations do. */
public enum PartnerKind {
    CLEARINGHOUSE,
    BILLING_AGENCY,
    PROVIDER,
    PAYER,
    VENDOR
}
