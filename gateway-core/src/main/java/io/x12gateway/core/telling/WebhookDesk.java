package io.x12gateway.core.telling;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.WebhookTarget;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.webhook.TargetStanding;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.core.webhook.WebhookEvent;
import io.x12gateway.core.webhook.Webhooks;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an operator decides about telling. */
public final class WebhookDesk {
    private final Webhooks webhooks;
    private final Partners partners;
    private final Ledger ledger;
    private final Ulid ids;
    private final Clock clock;

    public WebhookDesk(Webhooks webhooks, Partners partners, Ledger ledger, Ulid ids, Clock clock) {
        this.webhooks = webhooks;
        this.partners = partners;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends an event at once to every address that has not taken it, as if nothing had failed.
     *
     * @throws GatewayFault {@code no-such-item}; {@code nothing-to-retry} if every address has it, or is stopped
     */
    public List<WebhookDelivery> retry(String eventId, String operator) {
        var now = clock.instant();
        var changes = new ArrayList<Change>();
        for (var delivery : event(eventId)) {
            if (delivery.state() == WebhookDelivery.State.DELIVERED) continue;
            var standing = webhooks.standing(delivery.partner(), delivery.target());
            if (standing.isEmpty() || standing.get().state() == TargetStanding.State.STOPPED) continue;
            changes.add(new Change.TurnWebhook(delivery.revived(now), delivery.state(), delivery.attempts()));
            changes.add(awake(standing.get(), now));
        }
        if (changes.isEmpty())
            throw new GatewayFault(
                    FaultKind.SENDER,
                    "nothing-to-retry",
                    "Event " + eventId + " has arrived, or its address is stopped: resume that first");
        changes.add(audit("webhook.retried", eventId, operator, "", now));
        commit(changes, eventId);
        return event(eventId);
    }

    private static Change awake(TargetStanding s, Instant now) {
        return new Change.TurnWebhookTarget(s.answered(s.failures(), now, s.detail(), now), s.state());
    }

    /** @throws GatewayFault {@code no-such-item} */
    public List<WebhookDelivery> event(String eventId) {
        var deliveries = webhooks.ofEvent(eventId);
        if (deliveries.isEmpty())
            throw new GatewayFault(
                    FaultKind.SENDER, "no-such-item", "There is no event " + eventId + "; list them for their ids");
        return deliveries;
    }

    /** Nothing is sent to the address any more until it is resumed. Stopping twice is harmless. */
    public TargetStanding stop(PartnerId partner, String target, String why, String operator) {
        var standing = standing(partner, target);
        if (standing.state() == TargetStanding.State.STOPPED) return standing;
        var now = clock.instant();
        var stopped = standing.stopped(why, now);
        commit(Stopping.changes(stopped, standing.state(), operator, now), target);
        return stopped;
    }

    /** What waited for a stopped address, and what waits because it rests, is sent at once. */
    public TargetStanding resume(PartnerId partner, String target, String operator) {
        var standing = standing(partner, target);
        var now = clock.instant();
        var opened = standing.opened(now);
        commit(Stopping.resumption(opened, standing.state(), operator, now), target);
        return opened;
    }

    private TargetStanding standing(PartnerId partner, String target) {
        return webhooks.standing(partner, target)
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.SENDER,
                        "no-such-item",
                        "Nothing was ever told to an address " + target + " of " + partner + "; list them first"));
    }

    /**
     * Tells every address of a partner that this is a test.
     *
     * @return the event's id
     * @throws GatewayFault {@code no-such-item} if the partner has none
     */
    public String test(PartnerId partner, String operator) {
        var targets = partners.find(partner).map(TradingPartner::channels).stream()
                .flatMap(c -> c.webhooks().stream())
                .map(WebhookTarget::id)
                .distinct()
                .toList();
        if (targets.isEmpty())
            throw new GatewayFault(
                    FaultKind.SENDER, "no-such-item", "Partner " + partner + " has no webhook in its profile");
        var now = clock.instant();
        var id = ids.next();
        var facts = new Facts().put("note", "sent by the gateway's operator").json();
        var event = new WebhookEvent(
                id, partner, PartnerEvent.WEBHOOK_TEST, PartnerEvent.WEBHOOK_TEST + "/" + id, "", facts, now);
        commit(
                List.of(new Change.Tell(event, targets), audit("webhook.tested", id, operator, "for " + partner, now)),
                id);
        return id;
    }

    private static Change audit(String action, String object, String operator, String reason, Instant now) {
        return new Change.Audit(new AuditEntry(now, operator, action, object, "ok", reason, operator));
    }

    private void commit(List<Change> changes, String what) {
        if (ledger.commitNow(new LedgerEntry(changes)) instanceof Outcome.Refused)
            throw new GatewayFault(
                    FaultKind.CAPACITY,
                    "item-moved",
                    what + " changed at the same moment; look at it again, then decide");
    }
}
