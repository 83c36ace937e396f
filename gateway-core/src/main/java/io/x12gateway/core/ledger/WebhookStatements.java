package io.x12gateway.core.ledger;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.webhook.WebhookDelivery;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Webhooks as SQL. The events of a partner get their numbers while the row of its last number is locked, so that they
 * grow in the order of commits even if several nodes write; the rows are locked in the order of partners' names.
 */
final class WebhookStatements {
    private final Step firstNumber;
    private final Step lockNumber;
    private final Step event;
    private final Step countNumber;
    private final Step target;
    private final Step delivery;
    private final Step turnDelivery;
    private final Step turnTarget;
    private final Step moveDeliveries;

    private final List<Told> told = new ArrayList<>();
    /** Within one batch H2 does not see its own earlier rows when it looks whether a row is there. */
    private final Set<String> keysBound = new HashSet<>();

    private final Set<List<String>> targetsBound = new HashSet<>();

    private record Told(int entry, int place, Change.Tell change) {}

    WebhookStatements(Steps steps) throws SQLException {
        firstNumber = steps.of("INSERT INTO webhook_sequence (partner_id, last_number) SELECT "
                + Steps.texts(1)
                + ", 0 WHERE NOT EXISTS (SELECT 1 FROM webhook_sequence WHERE partner_id = ?)");
        lockNumber = steps.of("UPDATE webhook_sequence SET last_number = last_number WHERE partner_id = ?");
        event = steps.of("INSERT INTO webhook_event (id, partner_id, event_type, event_key, facts, happened_at,"
                + " sequence_no) SELECT " + Steps.texts(5) + ", " + Steps.times(1)
                + ", s.last_number + CAST(? AS BIGINT) FROM webhook_sequence s WHERE s.partner_id = ?"
                + " AND NOT EXISTS (SELECT 1 FROM webhook_event WHERE event_key = ?)"
                + " AND (CAST(? AS VARCHAR) = ''"
                + " OR EXISTS (SELECT 1 FROM mailbox_item WHERE id = ?)"
                + " OR EXISTS (SELECT 1 FROM submission WHERE id = ?)"
                + " OR EXISTS (SELECT 1 FROM held_document WHERE id = ?))");
        countNumber = steps.of(
                "UPDATE webhook_sequence SET last_number = last_number + CAST(? AS BIGINT) WHERE partner_id = ?");
        target = steps.of("INSERT INTO webhook_target (partner_id, target, state, failures, rest_until, detail,"
                + " changed_at) SELECT " + Steps.texts(2) + ", 'OPEN', 0, " + Steps.times(1)
                + ", '', " + Steps.times(1)
                + " WHERE NOT EXISTS (SELECT 1 FROM webhook_target WHERE partner_id = ? AND target = ?)");
        delivery = steps.of("INSERT INTO webhook_delivery (event_id, target, partner_id, state, attempts, next_attempt,"
                + " queued_at, detail, changed_at) SELECT e.id, t.target, e.partner_id,"
                + " CASE t.state WHEN 'STOPPED' THEN 'STOPPED' ELSE 'PENDING' END, 0, e.happened_at, e.happened_at,"
                + " CASE t.state WHEN 'STOPPED' THEN t.detail ELSE '' END, e.happened_at"
                + " FROM webhook_event e JOIN webhook_target t ON t.partner_id = e.partner_id"
                + " WHERE e.id = ? AND t.target = ?");
        turnDelivery = steps.of("UPDATE webhook_delivery SET state = ?, attempts = ?, next_attempt = ?, queued_at = ?,"
                + " detail = ?, changed_at = ? WHERE event_id = ? AND target = ? AND state = ? AND attempts = ?");
        turnTarget = steps.of("UPDATE webhook_target SET state = ?, failures = ?, rest_until = ?, detail = ?,"
                + " changed_at = ? WHERE partner_id = ? AND target = ? AND state = ?");
        moveDeliveries = steps.of("UPDATE webhook_delivery SET state = ?,"
                + " attempts = CASE WHEN CAST(? AS INTEGER) = 1 THEN 0 ELSE attempts END,"
                + " queued_at = CASE WHEN CAST(? AS INTEGER) = 1 THEN " + Steps.times(1)
                + " ELSE queued_at END, next_attempt = ?, detail = ?, changed_at = ?"
                + " WHERE partner_id = ? AND target = ? AND state = ? AND queued_at < ?");
    }

    void clear() {
        told.clear();
        keysBound.clear();
        targetsBound.clear();
    }

    void add(int entry, int place, Change.Tell c) {
        if (keysBound.add(c.event().key())) told.add(new Told(entry, place, c));
    }

    void add(int entry, int place, Change.TurnWebhook c) throws SQLException {
        var d = c.delivery();
        turnDelivery
                .text(d.state().name())
                .integer(d.attempts())
                .time(d.nextAttempt())
                .time(d.queuedAt())
                .text(d.detail(), 200)
                .time(d.changedAt())
                .text(d.eventId())
                .text(d.target())
                .text(c.from().name())
                .integer(c.attempts())
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.TurnWebhookTarget c) throws SQLException {
        var s = c.standing();
        turnTarget
                .text(s.state().name())
                .integer(s.failures())
                .time(s.restUntil())
                .text(s.detail(), 200)
                .time(s.changedAt())
                .text(s.partner().value())
                .text(s.target())
                .text(c.from().name())
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.MoveWebhooks c) throws SQLException {
        int anew = c.to() == WebhookDelivery.State.PENDING ? 1 : 0;
        moveDeliveries
                .text(c.to().name())
                .integer(anew)
                .integer(anew)
                .time(c.at())
                .time(c.at())
                .text(c.detail(), 200)
                .time(c.at())
                .text(c.partner().value())
                .text(c.target())
                .text(c.from().name())
                .time(c.queuedBefore())
                .of(entry, place, c);
    }

    void run(Refusals refusals) throws SQLException {
        turnDelivery.runGuards(refusals);
        turnTarget.runGuards(refusals);
        moveDeliveries.run();
        if (told.isEmpty()) return;
        bindPartners();
        var counts = new HashMap<PartnerId, Integer>();
        for (var t : told) bind(t, counts.merge(t.change().event().partner(), 1, Integer::sum));
        bindCounts(counts);
        firstNumber.run();
        lockNumber.run();
        event.run();
        countNumber.run();
        target.run();
        delivery.run();
    }

    private void bindPartners() throws SQLException {
        var partners = new TreeSet<String>();
        for (var t : told) partners.add(t.change().event().partner().value());
        var first = told.getFirst();
        for (var partner : partners) {
            firstNumber.text(partner).text(partner).of(first.entry(), first.place(), first.change());
            lockNumber.text(partner).of(first.entry(), first.place(), first.change());
        }
    }

    private void bind(Told t, int number) throws SQLException {
        var e = t.change().event();
        event.text(e.id())
                .text(e.partner().value())
                .text(e.type().wireName())
                .text(e.key())
                .text(e.facts())
                .time(e.at())
                .number(number)
                .text(e.partner().value())
                .text(e.key())
                .text(e.proof())
                .text(e.proof())
                .text(e.proof())
                .text(e.proof())
                .of(t.entry(), t.place(), t.change());
        for (var address : t.change().targets()) {
            if (targetsBound.add(List.of(e.partner().value(), address)))
                target.text(e.partner().value())
                        .text(address)
                        .time(e.at())
                        .time(e.at())
                        .text(e.partner().value())
                        .text(address)
                        .of(t.entry(), t.place(), t.change());
            delivery.text(e.id()).text(address).of(t.entry(), t.place(), t.change());
        }
    }

    private void bindCounts(Map<PartnerId, Integer> counts) throws SQLException {
        var first = told.getFirst();
        for (var count : counts.entrySet())
            countNumber
                    .number(count.getValue())
                    .text(count.getKey().value())
                    .of(first.entry(), first.place(), first.change());
    }
}
