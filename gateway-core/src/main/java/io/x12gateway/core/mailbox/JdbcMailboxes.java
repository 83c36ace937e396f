package io.x12gateway.core.mailbox;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.SubmissionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mailboxes in H2 or PostgreSQL. */
public final class JdbcMailboxes implements Mailboxes {
    private static final String SELECT = """
            SELECT id, partner_id, document_key, kind, usage_code, file_name, payload_id, sha256, size_bytes,
                   submission_id, delivered_at, state, fetches, position_id, state_at, state_by, unread, lease_owner,
                   lease_until, fetched_at, noticed_at
            FROM mailbox_item
            """;
    private static final String SHOWN = " AND state IN ('AVAILABLE', 'FETCHED', 'ACKNOWLEDGED')";

    private final JdbcClient db;

    public JdbcMailboxes(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public List<MailboxItem> list(PartnerId partner, MailboxQuery query) {
        var sql = new StringBuilder(SELECT)
                .append("WHERE partner_id = :partner AND position_id > :after AND state IN (:states)");
        var params = new HashMap<String, Object>();
        params.put("partner", partner.value());
        params.put("after", query.after());
        params.put("states", names(query.states().stream().toList()));
        params.put("limit", query.limit());
        if (!query.kinds().isEmpty()) {
            sql.append(" AND kind IN (:kinds)");
            params.put("kinds", query.kinds());
        }
        if (!query.usages().isEmpty()) {
            sql.append(" AND usage_code IN (:usages)");
            params.put("usages", query.usages());
        }
        query.since().ifPresent(since -> {
            sql.append(" AND delivered_at >= :since");
            params.put("since", since.atOffset(ZoneOffset.UTC));
        });
        query.unleasedAt().ifPresent(now -> {
            sql.append(" AND (lease_until IS NULL OR lease_until <= :now)");
            params.put("now", now.atOffset(ZoneOffset.UTC));
        });
        sql.append(" ORDER BY position_id FETCH FIRST :limit ROWS ONLY");
        return db.sql(sql.toString()).params(params).query(JdbcMailboxes::item).list();
    }

    @Override
    public Optional<MailboxItem> find(PartnerId partner, String itemId) {
        return one("WHERE partner_id = ? AND id = ?" + SHOWN, partner.value(), itemId);
    }

    @Override
    public Optional<MailboxItem> byFileName(PartnerId partner, String fileName) {
        return one("WHERE partner_id = ? AND file_name = ?" + SHOWN, partner.value(), fileName);
    }

    @Override
    public Optional<MailboxItem> byDocumentKey(String documentKey) {
        return one("WHERE document_key = ?", documentKey);
    }

    @Override
    public Optional<MailboxItem> byId(String itemId) {
        return one("WHERE id = ?", itemId);
    }

    @Override
    public Map<PartnerId, Long> waiting() {
        return count("state IN ('AVAILABLE', 'FETCHED')");
    }

    @Override
    public Map<PartnerId, Long> held() {
        return count("state = 'HELD'");
    }

    private Map<PartnerId, Long> count(String which) {
        var counts = new HashMap<PartnerId, Long>();
        db.sql("SELECT partner_id, COUNT(*) FROM mailbox_item WHERE " + which + " GROUP BY partner_id")
                .query(row -> {
                    counts.put(new PartnerId(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    @Override
    public List<MailboxItem> held(PartnerId partner, String afterId, int limit) {
        return db.sql(SELECT + "WHERE state = 'HELD' AND partner_id = ? AND id > ? ORDER BY id FETCH FIRST ? ROWS ONLY")
                .params(partner.value(), afterId, limit)
                .query(JdbcMailboxes::item)
                .list();
    }

    @Override
    public List<MailboxItem> unchangedSince(
            PartnerId partner, List<MailboxItem.State> states, Instant before, int limit) {
        return db.sql(SELECT
                        + "WHERE partner_id = :partner AND state IN (:states) AND state_at < :before"
                        + " ORDER BY state_at, id FETCH FIRST :limit ROWS ONLY")
                .param("partner", partner.value())
                .param("states", names(states))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(JdbcMailboxes::item)
                .list();
    }

    private static List<String> names(List<MailboxItem.State> states) {
        return states.stream().map(Enum::name).sorted().toList();
    }

    private Optional<MailboxItem> one(String where, Object... params) {
        return db.sql(SELECT + where).params(params).query(JdbcMailboxes::item).optional();
    }

    private static MailboxItem item(ResultSet row, int n) throws SQLException {
        return new MailboxItem(
                row.getString("id"),
                new PartnerId(row.getString("partner_id")),
                row.getString("document_key"),
                row.getString("kind"),
                row.getString("usage_code"),
                row.getString("file_name"),
                new PayloadId(row.getString("payload_id")),
                new Digest(row.getString("sha256")),
                row.getLong("size_bytes"),
                new SubmissionId(row.getString("submission_id")),
                row.getObject("delivered_at", OffsetDateTime.class).toInstant(),
                MailboxItem.State.valueOf(row.getString("state")),
                row.getInt("fetches"),
                handling(row));
    }

    private static MailboxItem.Handling handling(ResultSet row) throws SQLException {
        var until = time(row, "lease_until");
        var owner = row.getString("lease_owner");
        return new MailboxItem.Handling(
                row.getString("position_id"),
                row.getObject("state_at", OffsetDateTime.class).toInstant(),
                row.getString("state_by"),
                row.getBoolean("unread"),
                until.map(u -> new MailboxItem.Lease(owner == null ? "" : owner, u)),
                time(row, "fetched_at"),
                time(row, "noticed_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = nullable(row, column);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private static @Nullable OffsetDateTime nullable(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class);
    }
}
