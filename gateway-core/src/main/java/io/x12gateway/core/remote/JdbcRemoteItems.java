package io.x12gateway.core.remote;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remote items in H2 or PostgreSQL. */
public final class JdbcRemoteItems implements RemoteItems {
    private static final String SELECT = """
            SELECT id, partner_id, source, file_name, size_bytes, modified_at, first_seen, unchanged_since, state,
                   submission_id, attempts, next_attempt, detail
            FROM remote_item
            """;

    private final JdbcClient db;

    public JdbcRemoteItems(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public List<RemoteItem> open(PartnerId partner, String source) {
        return db.sql(SELECT + "WHERE partner_id = ? AND source = ? AND open_key IS NOT NULL ORDER BY id")
                .params(partner.value(), source)
                .query(JdbcRemoteItems::item)
                .list();
    }

    @Override
    public Optional<RemoteItem> find(String itemId) {
        return db.sql(SELECT + "WHERE id = ?")
                .param(itemId)
                .query(JdbcRemoteItems::item)
                .optional();
    }

    @Override
    public Map<RemoteItem.State, Long> countByState(PartnerId partner, String source) {
        var counts = new EnumMap<RemoteItem.State, Long>(RemoteItem.State.class);
        db.sql("SELECT state, COUNT(*) FROM remote_item WHERE partner_id = ? AND source = ? GROUP BY state")
                .params(partner.value(), source)
                .query(row -> {
                    counts.put(RemoteItem.State.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    @Override
    public List<RemoteItem> held(int limit) {
        return db.sql(SELECT + "WHERE state = 'HELD' ORDER BY id FETCH FIRST ? ROWS ONLY")
                .param(limit)
                .query(JdbcRemoteItems::item)
                .list();
    }

    private static RemoteItem item(ResultSet row, int n) throws SQLException {
        return new RemoteItem(
                row.getString("id"),
                new PartnerId(row.getString("partner_id")),
                row.getString("source"),
                row.getString("file_name"),
                row.getLong("size_bytes"),
                time(row, "modified_at"),
                time(row, "first_seen"),
                time(row, "unchanged_since"),
                RemoteItem.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("submission_id")).map(SubmissionId::new),
                row.getInt("attempts"),
                time(row, "next_attempt"),
                row.getString("detail"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
