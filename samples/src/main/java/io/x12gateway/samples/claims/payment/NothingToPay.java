package io.x12gateway.samples.claims.payment;

/** A payment run found no claim that is ready for a payee it knows. */
public final class NothingToPay extends IllegalStateException {
    private static final long serialVersionUID = 1;

    NothingToPay() {
        super("no claim is ready to be paid to a known payee; put the clock forward, or send claims");
    }
}
