package io.x12gateway.core.webhook;

import io.x12gateway.core.partner.PartnerId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The read side of what partners are told of; it is written through the ledger. */
public interface Webhooks {

    /** Addresses that are open, do not rest, and have something to be sent now. */
    List<TargetStanding> dueTargets(Instant now);

    /** What is to be sent now to an address, in order. */
    List<WebhookDelivery> due(PartnerId partner, String target, Instant now, int limit);

    Optional<TargetStanding> standing(PartnerId partner, String target);

    /** Every address that was ever to be told of something. */
    List<TargetStanding> standings();

    /** To each address that is or was told of this event. */
    List<WebhookDelivery> ofEvent(String eventId);

    /**
     * Newest event first.
     *
     * @param partner empty for all
     * @param states only these; empty for all
     * @param before only events with a smaller id; empty from the newest
     */
    List<WebhookDelivery> list(
            Optional<PartnerId> partner, Set<WebhookDelivery.State> states, String before, int limit);

    Map<WebhookDelivery.State, Long> countByState(PartnerId partner, String target);

    /** What has not arrived, all addresses together. */
    Picture picture();

    /**
     * Forgets events of before that time, unless they are still to be sent; the event's key is forgotten with it.
     *
     * @return how many
     */
    int forgetBefore(Instant time);

    /**
     * @param deliveries how many are in each state but DELIVERED
     * @param oldestPending since when the one that waits longest has been tried
     * @param stoppedTargets addresses that are not told of anything any more
     */
    record Picture(Map<WebhookDelivery.State, Long> deliveries, Optional<Instant> oldestPending, long stoppedTargets) {}
}
