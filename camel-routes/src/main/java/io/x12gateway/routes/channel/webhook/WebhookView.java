package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.telling.WebhookDesk;
import io.x12gateway.core.webhook.TargetStanding;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.core.webhook.Webhooks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What operators and partners see of telling, and what an operator decides. */
public final class WebhookView {
    private static final String OPERATOR = "operator";
    private static final int WAITING_MAX = 100;
    /** More addresses than a partner has: a page is never cut in the middle of an event. */
    private static final int SAME_EVENT_MAX = 50;

    private final Webhooks webhooks;
    private final Partners partners;
    private final WebhookDesk desk;

    WebhookView(Webhooks webhooks, Partners partners, WebhookDesk desk) {
        this.webhooks = webhooks;
        this.partners = partners;
        this.desk = desk;
    }

    /** @param given up or stopped, newest first */
    public record Status(List<Target> targets, List<Delivery> given) {}

    /**
     * @param target its id, for {@code stop} and {@code resume}
     * @param url empty if it is in no profile any more
     * @param state OPEN, RESTING or STOPPED
     * @param failures in a row
     * @param restUntil empty if it does not rest
     * @param deliveries how many are in each state
     */
    public record Target(
            String partner,
            String target,
            String url,
            String state,
            int failures,
            String restUntil,
            String detail,
            Map<String, Long> deliveries) {}

    /**
     * @param event its id, the same in every attempt
     * @param nextAttempt empty unless it is still to be sent
     * @param detail what came of the last attempt, such as {@code status-503}
     */
    public record Delivery(
            String event,
            String type,
            long sequence,
            String at,
            String partner,
            String target,
            String url,
            String state,
            int attempts,
            String nextAttempt,
            String detail) {}

    /** @param next what to give as {@code before} for more; empty on the last page */
    public record Page(List<Delivery> deliveries, String next) {}

    public Status status() {
        var given = webhooks.list(
                Optional.empty(),
                EnumSet.of(WebhookDelivery.State.DEAD, WebhookDelivery.State.STOPPED),
                "",
                WAITING_MAX);
        var urls = urls();
        return new Status(
                webhooks.standings().stream().map(s -> target(s, urls)).toList(),
                given.stream().map(d -> delivery(d, urls)).toList());
    }

    /** Newest event first. */
    public Page page(Optional<PartnerId> partner, Set<WebhookDelivery.State> states, String before, int limit) {
        var found = webhooks.list(partner, states, before, limit + SAME_EVENT_MAX);
        var page = new ArrayList<WebhookDelivery>();
        for (var d : found) {
            if (page.size() >= limit && !d.eventId().equals(page.getLast().eventId())) break;
            page.add(d);
        }
        var next = page.size() < found.size() ? page.getLast().eventId() : "";
        var urls = urls(partner);
        return new Page(page.stream().map(d -> delivery(d, urls)).toList(), next);
    }

    public List<Delivery> event(String eventId) {
        return shown(desk.event(eventId));
    }

    public List<Delivery> retry(String eventId) {
        return shown(desk.retry(eventId, OPERATOR));
    }

    public Target stop(PartnerId partner, String target) {
        return target(desk.stop(partner, target, "stopped by " + OPERATOR, OPERATOR), urls());
    }

    public Target resume(PartnerId partner, String target) {
        return target(desk.resume(partner, target, OPERATOR), urls());
    }

    public List<Delivery> test(PartnerId partner) {
        return event(desk.test(partner, OPERATOR));
    }

    private List<Delivery> shown(List<WebhookDelivery> deliveries) {
        var urls = urls();
        return deliveries.stream().map(d -> delivery(d, urls)).toList();
    }

    private Map<String, String> urls() {
        return urls(Optional.empty());
    }

    private Map<String, String> urls(Optional<PartnerId> of) {
        var urls = new HashMap<String, String>();
        var asked = of.<List<TradingPartner>>map(p -> partners.find(p).stream().toList())
                .orElseGet(partners::all);
        for (var partner : asked)
            for (var target : partner.channels().webhooks()) urls.put(key(partner.id(), target.id()), target.url());
        return urls;
    }

    private static String key(PartnerId partner, String target) {
        return partner + "/" + target;
    }

    private Target target(TargetStanding s, Map<String, String> urls) {
        var counts = new TreeMap<String, Long>();
        webhooks.countByState(s.partner(), s.target()).forEach((state, n) -> counts.put(state.name(), n));
        boolean rests = s.state() == TargetStanding.State.OPEN && s.restUntil().isAfter(s.changedAt());
        return new Target(
                s.partner().value(),
                s.target(),
                urls.getOrDefault(key(s.partner(), s.target()), ""),
                rests ? "RESTING" : s.state().name(),
                s.failures(),
                rests ? s.restUntil().toString() : "",
                s.detail(),
                counts);
    }

    private static Delivery delivery(WebhookDelivery d, Map<String, String> urls) {
        return new Delivery(
                d.eventId(),
                d.type().wireName(),
                d.sequence(),
                d.at().toString(),
                d.partner().value(),
                d.target(),
                urls.getOrDefault(key(d.partner(), d.target()), ""),
                d.state().name(),
                d.attempts(),
                d.state() == WebhookDelivery.State.PENDING ? d.nextAttempt().toString() : "",
                d.detail());
    }
}
