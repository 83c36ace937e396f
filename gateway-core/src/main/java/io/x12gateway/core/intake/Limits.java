package io.x12gateway.core.intake;

import java.time.Duration;

/**
 * What intake accepts.
 *
 * @param payloadBytes the largest body that is taken, in bytes
 * @param duplicateWindow how long the same bytes from the same partner count as the same batch
 */
public record Limits(long payloadBytes, Duration duplicateWindow) {
    public static final Limits DEFAULT = new Limits(100L * 1024 * 1024, Duration.ofDays(400));

    public Limits {
        if (payloadBytes < 1) throw new IllegalArgumentException("payload limit " + payloadBytes + " is not positive");
    }
}
