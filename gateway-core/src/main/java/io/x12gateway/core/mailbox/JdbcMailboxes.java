package io.x12gateway.core.mailbox;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.SubmissionId;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mailboxes in H2 or PostgreSQL. */
public final class JdbcMailboxes implements Mailboxes {
    private static final String SELECT = """
            SELECT id, partner_id, document_key, kind, file_name, payload_id, sha256, size_bytes, submission_id,
                   delivered_at, state, fetches
            FROM mailbox_item
            """;

    private final JdbcClient db;

    public JdbcMailboxes(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public List<MailboxItem> list(
            PartnerId partner, boolean includeAcknowledged, List<String> kinds, String after, int limit) {
        var query = db.sql(SELECT
                        + "WHERE partner_id = :partner AND id > :after"
                        + (includeAcknowledged ? "" : " AND state <> 'ACKNOWLEDGED'")
                        + (kinds.isEmpty() ? "" : " AND kind IN (:kinds)")
                        + " ORDER BY id FETCH FIRST :limit ROWS ONLY")
                .param("partner", partner.value())
                .param("after", after)
                .param("limit", limit);
        return (kinds.isEmpty() ? query : query.param("kinds", kinds))
                .query(JdbcMailboxes::item)
                .list();
    }

    @Override
    public Optional<MailboxItem> find(PartnerId partner, String itemId) {
        return one("WHERE partner_id = ? AND id = ?", partner.value(), itemId);
    }

    @Override
    public Optional<MailboxItem> byFileName(PartnerId partner, String fileName) {
        return one("WHERE partner_id = ? AND file_name = ?", partner.value(), fileName);
    }

    @Override
    public Optional<MailboxItem> byDocumentKey(String documentKey) {
        return one("WHERE document_key = ?", documentKey);
    }

    @Override
    public Map<PartnerId, Long> waiting() {
        var waiting = new HashMap<PartnerId, Long>();
        db.sql("""
                        SELECT partner_id, COUNT(*) FROM mailbox_item WHERE state IN ('AVAILABLE', 'FETCHED')
                        GROUP BY partner_id
                        """).query(row -> {
            waiting.put(new PartnerId(row.getString(1)), row.getLong(2));
        });
        return waiting;
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
                row.getString("file_name"),
                new PayloadId(row.getString("payload_id")),
                new Digest(row.getString("sha256")),
                row.getLong("size_bytes"),
                new SubmissionId(row.getString("submission_id")),
                row.getObject("delivered_at", OffsetDateTime.class).toInstant(),
                MailboxItem.State.valueOf(row.getString("state")),
                row.getInt("fetches"));
    }
}
