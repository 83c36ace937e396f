package io.x12gateway.core.transfer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures in a row: twice as long each time, and never all at the same moment.
 *
 * @param first after the first failure
 * @param max however many there were
 */
public record BackOff(Duration first, Duration max) {
    private static final int DOUBLINGS_MAX = 30;
    private static final double JITTER = 0.2;

    public Duration after(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(Math.max(failures - 1, 0), DOUBLINGS_MAX);
        long millis = doubled <= 0 || doubled > max.toMillis() ? max.toMillis() : doubled;
        return Duration.ofMillis(Math.round(millis * (1 - JITTER + 2 * JITTER * random.nextDouble())));
    }
}
