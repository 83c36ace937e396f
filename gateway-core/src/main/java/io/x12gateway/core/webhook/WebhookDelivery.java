package io.x12gateway.core.webhook;

import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.partner.PartnerId;

import java.time.Instant;

/**
 * An event on its way to one address.
 *
 * @param target as {@link io.x12gateway.core.partner.WebhookTarget#id}
 * @param sequence grows with the events of a partner; some numbers may be missing
 * @param facts as {@link WebhookEvent#facts}
 * @param attempts that were answered or failed
 * @param nextAttempt not before this
 * @param queuedAt since when it has been tried: at first since the event, then since somebody wanted it to be tried again
 * @param detail what came of the last attempt: a code such as {@code status-503}, empty before the first
 */
public record WebhookDelivery(
        String eventId,
        PartnerId partner,
        String target,
        PartnerEvent type,
        long sequence,
        String facts,
        Instant at,
        State state,
        int attempts,
        Instant nextAttempt,
        Instant queuedAt,
        String detail,
        Instant changedAt) {

    public enum State {
        /** Is tried until it arrives or its time is over. */
        PENDING,
        /** The address took it. */
        DELIVERED,
        /** Given up after the last attempt. */
        DEAD,
        /** Not tried any more, because its address is not. */
        STOPPED
    }

    /** An attempt brought it into this state. */
    public WebhookDelivery attempted(State to, String code, Instant next, Instant now) {
        return new WebhookDelivery(
                eventId, partner, target, type, sequence, facts, at, to, attempts + 1, next, queuedAt, code, now);
    }

    /** An operator wants it to be tried as if for the first time. */
    public WebhookDelivery revived(Instant now) {
        return new WebhookDelivery(
                eventId, partner, target, type, sequence, facts, at, State.PENDING, 0, now, now, detail, now);
    }
}
