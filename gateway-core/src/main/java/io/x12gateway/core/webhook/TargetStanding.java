package io.x12gateway.core.webhook;

import io.x12gateway.core.partner.PartnerId;

import java.time.Instant;

/**
 * How an address has answered lately.
 *
 * @param target as {@link io.x12gateway.core.partner.WebhookTarget#id}
 * @param failures in a row
 * @param restUntil nothing is sent before this, because so many failed
 * @param detail the code of the last failure or of why it was stopped; empty if all is well
 */
public record TargetStanding(
        PartnerId partner,
        String target,
        State state,
        int failures,
        Instant restUntil,
        String detail,
        Instant changedAt) {

    public enum State {
        OPEN,
        /** It said that it is gone, its partner took it out of the profile, or an operator stopped it. */
        STOPPED
    }

    public TargetStanding answered(int failuresNow, Instant rest, String code, Instant now) {
        return new TargetStanding(partner, target, State.OPEN, failuresNow, rest, code, now);
    }

    public TargetStanding stopped(String why, Instant now) {
        return new TargetStanding(partner, target, State.STOPPED, failures, now, why, now);
    }

    public TargetStanding opened(Instant now) {
        return new TargetStanding(partner, target, State.OPEN, 0, now, "", now);
    }
}
