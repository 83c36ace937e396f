package io.x12gateway.core.webhook;

import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.partner.PartnerId;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Webhook events and deliveries in H2 or PostgreSQL. */
public final class JdbcWebhooks implements Webhooks {
    private static final String DELIVERIES = """
            SELECT d.event_id, d.partner_id, d.target, e.event_type, e.sequence_no, e.facts, e.happened_at, d.state,
                   d.attempts, d.next_attempt, d.queued_at, d.detail, d.changed_at
            FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_id
            """;
    private static final String STANDINGS =
            "SELECT partner_id, target, state, failures, rest_until, detail, changed_at FROM webhook_target t ";

    private final JdbcClient db;

    public JdbcWebhooks(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public List<TargetStanding> dueTargets(Instant now) {
        return db.sql(STANDINGS + """
                        WHERE state = 'OPEN' AND rest_until <= ? AND EXISTS (
                            SELECT 1 FROM webhook_delivery d WHERE d.partner_id = t.partner_id AND d.target = t.target
                               AND d.state = 'PENDING' AND d.next_attempt <= ?)
                        ORDER BY partner_id, target
                        """)
                .params(utc(now), utc(now))
                .query(JdbcWebhooks::standing)
                .list();
    }

    @Override
    public List<WebhookDelivery> due(PartnerId partner, String target, Instant now, int limit) {
        return db.sql(DELIVERIES + """
                        WHERE d.partner_id = ? AND d.target = ? AND d.state = 'PENDING' AND d.next_attempt <= ?
                        ORDER BY d.event_id FETCH FIRST ? ROWS ONLY
                        """)
                .params(partner.value(), target, utc(now), limit)
                .query(JdbcWebhooks::delivery)
                .list();
    }

    @Override
    public Optional<TargetStanding> standing(PartnerId partner, String target) {
        return db.sql(STANDINGS + "WHERE partner_id = ? AND target = ?")
                .params(partner.value(), target)
                .query(JdbcWebhooks::standing)
                .optional();
    }

    @Override
    public List<TargetStanding> standings() {
        return db.sql(STANDINGS + "ORDER BY partner_id, target")
                .query(JdbcWebhooks::standing)
                .list();
    }

    @Override
    public List<WebhookDelivery> ofEvent(String eventId) {
        return db.sql(DELIVERIES + "WHERE d.event_id = ? ORDER BY d.target")
                .param(eventId)
                .query(JdbcWebhooks::delivery)
                .list();
    }

    @Override
    public List<WebhookDelivery> list(
            Optional<PartnerId> partner, Set<WebhookDelivery.State> states, String before, int limit) {
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        partner.ifPresent(p -> {
            where.add("d.partner_id = ?");
            values.add(p.value());
        });
        if (!states.isEmpty()) {
            where.add("d.state IN (?" + ", ?".repeat(states.size() - 1) + ")");
            states.forEach(s -> values.add(s.name()));
        }
        if (!before.isEmpty()) {
            where.add("d.event_id < ?");
            values.add(before);
        }
        values.add(limit);
        return db.sql(DELIVERIES + (where.isEmpty() ? "" : "WHERE " + String.join(" AND ", where))
                        + " ORDER BY d.event_id DESC, d.target FETCH FIRST ? ROWS ONLY")
                .params(values)
                .query(JdbcWebhooks::delivery)
                .list();
    }

    @Override
    public Map<WebhookDelivery.State, Long> countByState(PartnerId partner, String target) {
        return counts(db.sql("""
                        SELECT state, COUNT(*) FROM webhook_delivery WHERE partner_id = ? AND target = ? GROUP BY state
                        """).params(partner.value(), target));
    }

    @Override
    public Picture picture() {
        var counts = counts(db.sql("""
                        SELECT state, COUNT(*) FROM webhook_delivery WHERE state IN ('PENDING', 'DEAD', 'STOPPED')
                        GROUP BY state
                        """));
        var oldest = db.sql("SELECT MIN(queued_at) FROM webhook_delivery WHERE state = 'PENDING'")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single();
        long stopped = db.sql("SELECT COUNT(*) FROM webhook_target WHERE state = 'STOPPED'")
                .query(Long.class)
                .single();
        return new Picture(counts, oldest.map(OffsetDateTime::toInstant), stopped);
    }

    private static Map<WebhookDelivery.State, Long> counts(JdbcClient.StatementSpec statement) {
        var counts = new EnumMap<WebhookDelivery.State, Long>(WebhookDelivery.State.class);
        statement.query(row -> {
            counts.put(WebhookDelivery.State.valueOf(row.getString(1)), row.getLong(2));
        });
        return counts;
    }

    @Override
    public int forgetBefore(Instant time) {
        return db.sql("""
                        DELETE FROM webhook_event WHERE happened_at < ? AND NOT EXISTS (
                            SELECT 1 FROM webhook_delivery d WHERE d.event_id = webhook_event.id AND d.state = 'PENDING')
                        """).param(utc(time)).update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static TargetStanding standing(ResultSet row, int n) throws SQLException {
        return new TargetStanding(
                new PartnerId(row.getString("partner_id")),
                row.getString("target"),
                TargetStanding.State.valueOf(row.getString("state")),
                row.getInt("failures"),
                time(row, "rest_until"),
                row.getString("detail"),
                time(row, "changed_at"));
    }

    private static WebhookDelivery delivery(ResultSet row, int n) throws SQLException {
        return new WebhookDelivery(
                row.getString("event_id"),
                new PartnerId(row.getString("partner_id")),
                row.getString("target"),
                type(row.getString("event_type")),
                row.getLong("sequence_no"),
                row.getString("facts"),
                time(row, "happened_at"),
                WebhookDelivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                time(row, "next_attempt"),
                time(row, "queued_at"),
                row.getString("detail"),
                time(row, "changed_at"));
    }

    private static PartnerEvent type(String wireName) {
        return PartnerEvent.of(wireName)
                .orElseThrow(() -> new IllegalStateException("webhook_event holds the unknown type " + wireName));
    }
}
