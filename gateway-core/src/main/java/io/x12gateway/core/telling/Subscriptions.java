package io.x12gateway.core.telling;

import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.WebhookTarget;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who wants to be told of what. Asked for every commit, so it remembers for a moment what the registry said. */
final class Subscriptions {
    /** Another node's registry changes count this late. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Partners partners;
    private final Map<PartnerId, Known> known = new ConcurrentHashMap<>();

    private record Known(List<WebhookTarget> targets, long atNanos) {}

    Subscriptions(Partners partners) {
        this.partners = partners;
    }

    /** Ids of the targets that want the event; none if the partner may not log in. */
    List<String> targets(PartnerId partner, PartnerEvent event) {
        return all(partner).stream()
                .filter(t -> t.wants(event))
                .map(WebhookTarget::id)
                .distinct()
                .toList();
    }

    private List<WebhookTarget> all(PartnerId partner) {
        long now = System.nanoTime();
        var before = known.get(partner);
        if (before != null && now - before.atNanos < FRESH_NANOS) return before.targets;
        var targets = partners.find(partner)
                .filter(p -> p.status().mayLogIn())
                .map(p -> p.channels().webhooks())
                .orElse(List.of());
        known.put(partner, new Known(targets, now));
        return targets;
    }

    void forget(PartnerId partner) {
        known.remove(partner);
    }
}
