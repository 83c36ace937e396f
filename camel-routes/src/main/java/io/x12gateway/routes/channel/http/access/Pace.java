package io.x12gateway.routes.channel.http.access;

import java.time.Duration;

/**
 * How fast one body comes. Only the time counts that we spent waiting for the client, not what we did with its bytes.
 * Read by one thread and watched by another.
 */
final class Pace {
    private static final long NOT_WAITING = Long.MIN_VALUE;
    private final Rule rule;
    private final Runnable cut;
    private volatile long waitingSince = NOT_WAITING;
    private volatile long waitedNanos;
    private volatile long bytes;
    private boolean wasCut;

    /**
     * @param grace before the rate counts
     * @param bytesPerSecondMin on average since the body began
     */
    record Rule(Duration grace, long bytesPerSecondMin) {}

    Pace(Rule rule, Runnable cut) {
        this.rule = rule;
        this.cut = cut;
    }

    void waiting() {
        waitingSince = System.nanoTime();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void got(int count) {
        waitedNanos += System.nanoTime() - waitingSince;
        waitingSince = NOT_WAITING;
        if (count > 0) bytes += count;
    }

    void cutIfTooSlow(long now) {
        long since = waitingSince;
        if (since == NOT_WAITING) return;
        long waited = waitedNanos + now - since;
        if (wasCut) return;
        wasCut = waited > rule.grace.toNanos() && bytes < waited / 1e9 * rule.bytesPerSecondMin;
        if (wasCut) cut.run();
    }
}
