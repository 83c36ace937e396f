package io.x12gateway.core.reconciliation;

import java.time.Duration;

/**
 * How long nothing has to be wrong.
 *
 * @param unanswered from when on an accepted claim without an answer in a 277CA is told of
 * @param unpaid from when on an accepted claim without an 835 is told of
 */
public record Waits(Duration unanswered, Duration unpaid) {
    public static final Waits DEFAULT = new Waits(Duration.ofDays(1), Duration.ofDays(30));
}
