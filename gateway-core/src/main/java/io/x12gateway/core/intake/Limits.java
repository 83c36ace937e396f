package io.x12gateway.core.intake;

import java.time.Duration;

/**
 * What intake accepts.
 *
 * @param payloadBytes the largest body that is taken, in bytes
 * @param duplicateWindow how long the same bytes from the same partner count as the same batch
 * @param cutFileHeld how long an upload without an end waits for the rest before it is judged as it is; zero: not at all
 */
public record Limits(long payloadBytes, Duration duplicateWindow, Duration cutFileHeld) {
    public static final Limits DEFAULT = new Limits(100L * 1024 * 1024, Duration.ofDays(400));

    public Limits(long payloadBytes, Duration duplicateWindow) {
        this(payloadBytes, duplicateWindow, Duration.ofMinutes(15));
    }

    public Limits {
        if (payloadBytes < 1) throw new IllegalArgumentException("payload limit " + payloadBytes + " is not positive");
    }
}
