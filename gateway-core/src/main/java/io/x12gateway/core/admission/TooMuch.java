package io.x12gateway.core.admission;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

import java.time.Duration;

/** A partner asked for more than its limits allow; later it may ask again. Nothing was received. */
public final class TooMuch extends GatewayFault {
    private static final long serialVersionUID = 1L;
    /** The fault's code. */
    public static final String CODE = "too-many-requests";

    private final Limit limit;
    private final Duration retryAfter;

    TooMuch(Limit limit, long allowed, Duration retryAfter) {
        super(
                FaultKind.CAPACITY,
                CODE,
                "These are more than " + allowed + " " + limit.words() + "; try again in " + seconds(retryAfter)
                        + " s, or ask for a higher limit.");
        this.limit = limit;
        this.retryAfter = retryAfter;
    }

    public Limit limit() {
        return limit;
    }

    /** Whole seconds, at least one: when it is worth trying again. */
    public long retryAfterSeconds() {
        return seconds(retryAfter);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
