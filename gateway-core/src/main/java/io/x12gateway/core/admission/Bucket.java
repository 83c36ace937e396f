package io.x12gateway.core.admission;

import java.time.Duration;

/**
 * A token bucket: full at first, refilled evenly. It can go into debt for what is only known afterwards, which has to be
 * paid back before anything more is given. Not synchronized.
 */
final class Bucket {
    private final double capacity;
    private final double perNano;
    private double tokens;
    private long lastNanos;

    Bucket(long capacity, Duration refilledIn, long nowNanos) {
        this.capacity = capacity;
        this.perNano = capacity / (double) refilledIn.toNanos();
        this.tokens = capacity;
        this.lastNanos = nowNanos;
    }

    /** Takes so many if they are there; otherwise nothing, and says how long to wait. */
    Duration take(long wanted, long nowNanos) {
        refill(nowNanos);
        // More than the bucket holds can only ever be had on credit, from a full one.
        double needed = Math.min((double) wanted, capacity);
        if (tokens < needed) return Duration.ofNanos((long) Math.ceil((needed - tokens) / perNano));
        tokens -= wanted;
        return Duration.ZERO;
    }

    /** Takes so many, be they there or not; a negative number gives back. */
    void charge(long taken, long nowNanos) {
        refill(nowNanos);
        tokens = Math.min(capacity, tokens - taken);
    }

    private void refill(long nowNanos) {
        tokens = Math.min(capacity, tokens + (nowNanos - lastNanos) * perNano);
        lastNanos = nowNanos;
    }
}
