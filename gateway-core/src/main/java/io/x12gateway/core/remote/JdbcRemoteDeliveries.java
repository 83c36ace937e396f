package io.x12gateway.core.remote;

import io.x12gateway.core.partner.PartnerId;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remote deliveries in H2 or PostgreSQL. */
public final class JdbcRemoteDeliveries implements RemoteDeliveries {
    private static final String SELECT = """
            SELECT item_id, partner_id, target, kind, file_name, size_bytes, state, attempts, next_attempt, detail,
                   changed_at
            FROM remote_delivery
            """;

    private final JdbcClient db;

    public JdbcRemoteDeliveries(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public Optional<RemoteDelivery> find(String itemId) {
        return db.sql(SELECT + "WHERE item_id = ?")
                .param(itemId)
                .query(JdbcRemoteDeliveries::delivery)
                .optional();
    }

    @Override
    public List<RemoteDelivery> open(PartnerId partner, String target) {
        return db.sql(SELECT + "WHERE partner_id = ? AND target = ? AND state <> 'DELIVERED' ORDER BY item_id")
                .params(partner.value(), target)
                .query(JdbcRemoteDeliveries::delivery)
                .list();
    }

    @Override
    public Map<RemoteDelivery.State, Long> countByState(PartnerId partner, String target) {
        var counts = new EnumMap<RemoteDelivery.State, Long>(RemoteDelivery.State.class);
        db.sql("SELECT state, COUNT(*) FROM remote_delivery WHERE partner_id = ? AND target = ? GROUP BY state")
                .params(partner.value(), target)
                .query(row -> {
                    counts.put(RemoteDelivery.State.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    @Override
    public List<RemoteDelivery> waitingForOperator(int limit) {
        return db.sql(SELECT + "WHERE state IN ('UNCERTAIN', 'HELD') ORDER BY item_id FETCH FIRST ? ROWS ONLY")
                .param(limit)
                .query(JdbcRemoteDeliveries::delivery)
                .list();
    }

    private static RemoteDelivery delivery(ResultSet row, int n) throws SQLException {
        return new RemoteDelivery(
                row.getString("item_id"),
                new PartnerId(row.getString("partner_id")),
                row.getString("target"),
                row.getString("kind"),
                row.getString("file_name"),
                row.getLong("size_bytes"),
                RemoteDelivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("next_attempt", OffsetDateTime.class).toInstant(),
                row.getString("detail"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
