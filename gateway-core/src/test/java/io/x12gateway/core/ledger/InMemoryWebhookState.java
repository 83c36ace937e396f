package io.x12gateway.core.ledger;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.webhook.TargetStanding;
import io.x12gateway.core.webhook.WebhookDelivery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Webhooks as they are after a number of entries. */
final class InMemoryWebhookState {
    final Set<String> keys;
    final Map<PartnerId, Long> numbers;
    /** By event and target. */
    final Map<String, WebhookDelivery> deliveries;
    /** By partner and target. */
    final Map<String, TargetStanding> targets;

    InMemoryWebhookState() {
        keys = new HashSet<>();
        numbers = new HashMap<>();
        deliveries = new TreeMap<>();
        targets = new TreeMap<>();
    }

    InMemoryWebhookState(InMemoryWebhookState other) {
        keys = new HashSet<>(other.keys);
        numbers = new HashMap<>(other.numbers);
        deliveries = new TreeMap<>(other.deliveries);
        targets = new TreeMap<>(other.targets);
    }

    void tell(Change.Tell c) {
        var e = c.event();
        if (!keys.add(e.key())) return;
        long number = numbers.merge(e.partner(), 1L, Long::sum);
        for (var target : c.targets()) {
            var standing = targets.computeIfAbsent(
                    e.partner() + "/" + target,
                    k -> new TargetStanding(e.partner(), target, TargetStanding.State.OPEN, 0, e.at(), "", e.at()));
            boolean stopped = standing.state() == TargetStanding.State.STOPPED;
            deliveries.put(
                    e.id() + "/" + target,
                    new WebhookDelivery(
                            e.id(),
                            e.partner(),
                            target,
                            e.type(),
                            number,
                            e.facts(),
                            e.at(),
                            stopped ? WebhookDelivery.State.STOPPED : WebhookDelivery.State.PENDING,
                            0,
                            e.at(),
                            e.at(),
                            stopped ? standing.detail() : "",
                            e.at()));
        }
    }

    boolean turn(Change.TurnWebhook c) {
        var d = c.delivery();
        var known = deliveries.get(d.eventId() + "/" + d.target());
        if (known == null || known.state() != c.from() || known.attempts() != c.attempts()) return false;
        deliveries.put(d.eventId() + "/" + d.target(), d);
        return true;
    }

    boolean turn(Change.TurnWebhookTarget c) {
        var s = c.standing();
        var known = targets.get(s.partner() + "/" + s.target());
        if (known == null || known.state() != c.from()) return false;
        targets.put(s.partner() + "/" + s.target(), s);
        return true;
    }

    void move(Change.MoveWebhooks c) {
        for (var d : List.copyOf(deliveries.values())) {
            if (!d.partner().equals(c.partner()) || !d.target().equals(c.target())) continue;
            if (d.state() != c.from() || !d.queuedAt().isBefore(c.queuedBefore())) continue;
            deliveries.put(d.eventId() + "/" + d.target(), moved(d, c));
        }
    }

    private static WebhookDelivery moved(WebhookDelivery d, Change.MoveWebhooks c) {
        boolean anew = c.to() == WebhookDelivery.State.PENDING;
        return new WebhookDelivery(
                d.eventId(),
                d.partner(),
                d.target(),
                d.type(),
                d.sequence(),
                d.facts(),
                d.at(),
                c.to(),
                anew ? 0 : d.attempts(),
                c.at(),
                anew ? c.at() : d.queuedAt(),
                c.detail(),
                c.at());
    }
}
