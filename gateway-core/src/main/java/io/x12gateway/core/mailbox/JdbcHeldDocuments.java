package io.x12gateway.core.mailbox;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.envelope.ByteSpan;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Held documents in H2 or PostgreSQL. */
public final class JdbcHeldDocuments implements HeldDocuments {
    private static final String SELECT = """
            SELECT id, submission_id, sender_id, reason, kind, usage_code, interchange_offset, transaction_offset,
                   transaction_length, subject, held_at, state, settled_by, note
            FROM held_document
            """;

    private final JdbcClient db;

    public JdbcHeldDocuments(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public Optional<HeldDocument> find(String id) {
        return db.sql(SELECT + "WHERE id = ?")
                .param(id)
                .query(JdbcHeldDocuments::document)
                .optional();
    }

    @Override
    public List<HeldDocument> list(Set<HeldDocument.State> states, String afterId, int limit) {
        return db.sql(SELECT + "WHERE state IN (:states) AND id > :after ORDER BY id FETCH FIRST :limit ROWS ONLY")
                .param("states", states.stream().map(Enum::name).sorted().toList())
                .param("after", afterId)
                .param("limit", limit)
                .query(JdbcHeldDocuments::document)
                .list();
    }

    @Override
    public long countHeld(SubmissionId submission) {
        return db.sql("SELECT COUNT(*) FROM held_document WHERE submission_id = ? AND state = 'HELD'")
                .param(submission.value())
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<PaymentPlace> firstOf(String paymentKey) {
        return db.sql("SELECT submission_id, transaction_offset FROM payment_claim WHERE payment_key = ?")
                .param(paymentKey)
                .query((row, n) -> new PaymentPlace(new SubmissionId(row.getString(1)), row.getLong(2)))
                .optional();
    }

    private static HeldDocument document(ResultSet row, int n) throws SQLException {
        return new HeldDocument(
                row.getString("id"),
                new SubmissionId(row.getString("submission_id")),
                new PartnerId(row.getString("sender_id")),
                HeldDocument.Reason.valueOf(row.getString("reason")),
                row.getString("kind"),
                row.getString("usage_code"),
                row.getLong("interchange_offset"),
                new ByteSpan(row.getLong("transaction_offset"), row.getLong("transaction_length")),
                row.getString("subject"),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                HeldDocument.State.valueOf(row.getString("state")),
                Objects.requireNonNullElse(row.getString("settled_by"), ""),
                Objects.requireNonNullElse(row.getString("note"), ""));
    }
}
