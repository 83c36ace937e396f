package io.x12gateway.core.ledger;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.webhook.TargetStanding;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.core.webhook.Webhooks;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The twin of the webhooks' read side. */
record InMemoryWebhooks(Supplier<InMemoryWebhookState> state) implements Webhooks {

    @Override
    public List<TargetStanding> dueTargets(Instant now) {
        return state.get().targets.values().stream()
                .filter(t -> t.state() == TargetStanding.State.OPEN)
                .filter(t -> !t.restUntil().isAfter(now))
                .filter(t -> !due(t.partner(), t.target(), now, 1).isEmpty())
                .toList();
    }

    @Override
    public List<WebhookDelivery> due(PartnerId partner, String target, Instant now, int limit) {
        return to(partner, target)
                .filter(d -> d.state() == WebhookDelivery.State.PENDING)
                .filter(d -> !d.nextAttempt().isAfter(now))
                .sorted(Comparator.comparing(WebhookDelivery::eventId))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<TargetStanding> standing(PartnerId partner, String target) {
        return Optional.ofNullable(state.get().targets.get(partner + "/" + target));
    }

    @Override
    public List<TargetStanding> standings() {
        return List.copyOf(state.get().targets.values());
    }

    @Override
    public List<WebhookDelivery> ofEvent(String eventId) {
        return all().filter(d -> d.eventId().equals(eventId)).toList();
    }

    @Override
    public List<WebhookDelivery> list(
            Optional<PartnerId> partner, Set<WebhookDelivery.State> states, String before, int limit) {
        return all().filter(d -> partner.isEmpty() || partner.get().equals(d.partner()))
                .filter(d -> states.isEmpty() || states.contains(d.state()))
                .filter(d -> before.isEmpty() || d.eventId().compareTo(before) < 0)
                .sorted(Comparator.comparing(WebhookDelivery::eventId)
                        .reversed()
                        .thenComparing(WebhookDelivery::target))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<WebhookDelivery.State, Long> countByState(PartnerId partner, String target) {
        return to(partner, target).collect(Collectors.groupingBy(WebhookDelivery::state, Collectors.counting()));
    }

    @Override
    public Picture picture() {
        return new Picture(
                all().filter(d -> d.state() != WebhookDelivery.State.DELIVERED)
                        .collect(Collectors.groupingBy(WebhookDelivery::state, Collectors.counting())),
                all().filter(d -> d.state() == WebhookDelivery.State.PENDING)
                        .map(WebhookDelivery::queuedAt)
                        .min(Comparator.naturalOrder()),
                state.get().targets.values().stream()
                        .filter(t -> t.state() == TargetStanding.State.STOPPED)
                        .count());
    }

    @Override
    public int forgetBefore(Instant time) {
        var pending = all().filter(d -> d.state() == WebhookDelivery.State.PENDING)
                .map(WebhookDelivery::eventId)
                .collect(Collectors.toSet());
        var old = all().filter(d -> d.at().isBefore(time))
                .map(WebhookDelivery::eventId)
                .filter(id -> !pending.contains(id))
                .collect(Collectors.toSet());
        state.get().deliveries.values().removeIf(d -> old.contains(d.eventId()));
        return old.size();
    }

    private Stream<WebhookDelivery> to(PartnerId partner, String target) {
        return all().filter(d -> d.partner().equals(partner) && d.target().equals(target));
    }

    private Stream<WebhookDelivery> all() {
        return state.get().deliveries.values().stream();
    }
}
