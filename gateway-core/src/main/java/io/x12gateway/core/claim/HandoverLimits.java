package io.x12gateway.core.claim;

import java.time.Duration;

/**
 * How long claims wait.
 *
 * @param attempt for one answer of the claims system
 * @param patience from receipt until the submitter gets her 277CA even if the claims system is still silent: it then says
 *     of what is awaited that we have it and no more
 */
public record HandoverLimits(Duration attempt, Duration patience) {
    public static final HandoverLimits DEFAULT = new HandoverLimits(Duration.ofSeconds(30), Duration.ofMinutes(30));
}
