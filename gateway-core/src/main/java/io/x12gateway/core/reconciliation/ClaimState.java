package io.x12gateway.core.reconciliation;

/** How a claim stands that was submitted here, or that an 835 tells of. */
public enum ClaimState {
    /** Paid, once, and for the charge that was submitted. */
    PAID(Weight.FINE),
    /** Answered or not, and paid or not: it is too early to ask. */
    WAITING(Weight.FINE),
    /** Its transaction set was refused with a 999: it never counted as submitted. */
    NOT_ACCEPTED(Weight.TOLD),
    /** A 277CA refused it. */
    REFUSED(Weight.TOLD),
    /** The provider submitted a claim of the same number later on, which counts in its place. */
    REPLACED(Weight.TOLD),
    DENIED(Weight.TOLD),
    /** Its payment was taken back, and nothing came in its place. */
    REVERSED(Weight.TOLD),
    /** Its payment was taken back and another one came in its place. */
    CORRECTED(Weight.TOLD),
    /** An 835 decides on a claim of which no 837 came through this gateway. */
    NOT_SUBMITTED(Weight.TOLD),
    /** It was accepted and no 277CA tells more of it than that we have it. */
    NOT_ANSWERED(Weight.WRONG),
    /** It was accepted and the gateway gave up handing it over. */
    GIVEN_UP(Weight.WRONG),
    /** It was accepted, and no 835 tells of it. */
    UNPAID(Weight.WRONG),
    /** A 277 says that it is decided, and no 835 tells of it. */
    REMITTANCE_MISSING(Weight.WRONG),
    /** The 835 that tells of it was delivered to nobody. */
    REMITTANCE_HELD(Weight.WRONG),
    /** The 835 that tells of it was refused with a 999. */
    REMITTANCE_REFUSED(Weight.WRONG),
    /** An 835 decides on another charge than was submitted. */
    CHARGE_DIFFERS(Weight.WRONG),
    /** One payer paid it more than once, for more than the charge that was submitted. */
    PAID_TWICE(Weight.WRONG);

    private final Weight weight;

    ClaimState(Weight weight) {
        this.weight = weight;
    }

    public Weight weight() {
        return weight;
    }

    /** Who has to look at it. */
    public enum Weight {
        /** Nobody. */
        FINE,
        /** Nobody here: whoever submitted it was told. */
        TOLD,
        /** Somebody here. */
        WRONG
    }
}
