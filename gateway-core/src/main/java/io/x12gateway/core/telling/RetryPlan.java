package io.x12gateway.core.telling;

import io.x12gateway.core.transfer.BackOff;
import io.x12gateway.core.webhook.WebhookDelivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When an event is sent again, and when an address is left in peace.
 *
 * @param backOff after failures of one event
 * @param giveUpAfter an event that was queued longer ago is not sent again
 * @param failuresMax an address that failed more often in a row rests
 * @param rest how long, by how many failures there were beyond that
 */
public record RetryPlan(BackOff backOff, Duration giveUpAfter, int failuresMax, BackOff rest) {

    /** The delivery after an attempt. */
    WebhookDelivery after(WebhookDelivery delivery, Reply reply, Instant now, RandomGenerator random) {
        if (reply.isTaken()) return delivery.attempted(WebhookDelivery.State.DELIVERED, reply.code(), now, now);
        if (reply.isGone()) return delivery.attempted(WebhookDelivery.State.STOPPED, reply.code(), now, now);
        var next = now.plus(backOff.after(delivery.attempts() + 1, random));
        var state = next.isAfter(delivery.queuedAt().plus(giveUpAfter))
                ? WebhookDelivery.State.DEAD
                : WebhookDelivery.State.PENDING;
        return delivery.attempted(state, reply.code(), next, now);
    }

    /** Until when an address rests that failed so often in a row. */
    Instant restUntil(int failures, Instant now, RandomGenerator random) {
        return failures < failuresMax ? now : now.plus(rest.after(failures - failuresMax + 1, random));
    }
}
