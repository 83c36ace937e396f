package io.x12gateway.core.reconciliation;

import io.x12gateway.core.lineage.ClaimEvent.Figures;
import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.envelope.ByteSpan;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Claims in H2 or PostgreSQL. */
public final class JdbcClaimBooks implements ClaimBooks {
    /** An 835 comes at most so long before, or after, the day on which it pays. */
    private static final Duration AROUND = Duration.ofDays(62);

    /** A file's id is as old as the file, so that what is older than a time need not be looked at. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    /** Claims that are submitted or decided on, and what is told of them. */
    private static final String NOTE = """
            SELECT e.document_id, e.byte_from, e.byte_length, e.set_from, e.what, e.set_type, e.provider, e.claim_key,
                   e.usage_code, e.payer_id, e.code, e.charge, e.paid, s.submission_id, s.partner_id, s.received,
                   COALESCE(sub.received_at, m.delivered_at) AS at_time, COALESCE(sub.file_name, m.file_name) AS name,
                   COALESCE(sub.sha256, m.sha256) AS sha256,
                   sub.state, st.control,
                   r.trace_number, r.payer_id AS trace_payer, r.payment_date,
                   CASE WHEN h.state IN ('HELD', 'REJECTED') THEN h.reason ELSE '' END AS held,
                   CASE WHEN e.what = 'SUBMITTED' AND EXISTS (SELECT 1 FROM claim_portion p
                        WHERE p.submission_id = s.submission_id AND p.transaction_offset = e.set_from
                          AND p.first_claim > 0) THEN 1 ELSE 0 END AS handed,
                   CASE WHEN e.what = 'SUBMITTED' AND EXISTS (SELECT 1 FROM claim_portion p
                        WHERE p.submission_id = s.submission_id AND p.transaction_offset = e.set_from
                          AND p.first_claim = 0) THEN 1 ELSE 0 END AS whole,
                   CASE WHEN e.what = 'SUBMITTED' AND EXISTS (SELECT 1 FROM claim_portion p
                        WHERE p.submission_id = s.submission_id AND p.told > 0) THEN 1 ELSE 0 END AS told
            FROM claim_event e
            JOIN claim_scan s ON s.document_id = e.document_id
            LEFT JOIN submission sub ON s.received AND sub.id = s.document_id
            LEFT JOIN mailbox_item m ON NOT s.received AND m.id = s.document_id
            LEFT JOIN claim_event st ON st.document_id = e.document_id AND st.byte_from = e.set_from
            LEFT JOIN remittance r ON s.received AND e.set_type = '835'
              AND r.submission_id = s.document_id AND r.transaction_offset = e.set_from
            LEFT JOIN held_document h
              ON h.submission_id = r.submission_id AND h.transaction_offset = r.transaction_offset
            """;

    private static final String PAGE =
            " AND e.usage_code = :usage AND e.claim_key IS NOT NULL AND e.document_id >= :first"
                    + " AND e.document_id >= :document AND (e.document_id > :document OR e.byte_from > :from)"
                    + " ORDER BY e.document_id, e.byte_from FETCH FIRST :limit ROWS ONLY";

    private final JdbcClient db;

    public JdbcClaimBooks(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public List<ClaimNote> submitted(String usage, Instant from, Instant before, Mark after, int limit) {
        return db.sql(NOTE
                        + "WHERE e.what = 'SUBMITTED' AND s.received"
                        + " AND sub.received_at >= :begin AND sub.received_at < :end" + PAGE)
                .param("first", Ulid.firstOf(from.minus(CLOCKS_DIFFER)))
                .param("begin", from.atOffset(ZoneOffset.UTC))
                .param("end", before.atOffset(ZoneOffset.UTC))
                .param("usage", usage)
                .param("document", after.document())
                .param("from", after.from())
                .param("limit", limit)
                .query(JdbcClaimBooks::note)
                .list();
    }

    @Override
    public List<ClaimNote> remitted(String usage, LocalDate from, LocalDate to, Mark after, int limit) {
        return db.sql(NOTE
                        + "WHERE e.what IN ('PAID', 'DENIED', 'REVERSED') AND s.received"
                        + " AND r.payment_date BETWEEN :begin AND :end" + PAGE)
                .param("first", Ulid.firstOf(instant(from).minus(AROUND)))
                .param("begin", from)
                .param("end", to)
                .param("usage", usage)
                .param("document", after.document())
                .param("from", after.from())
                .param("limit", limit)
                .query(JdbcClaimBooks::note)
                .list();
    }

    @Override
    public List<ClaimNote> about(String usage, Collection<String> keys, int limit) {
        if (keys.isEmpty()) return List.of();
        return db.sql(NOTE
                        + "WHERE e.claim_key IN (:keys) AND e.usage_code = :usage AND e.what NOT IN ('SET', 'ASKED')"
                        + " AND (s.received OR e.set_type IN ('277', '277CA'))"
                        + " ORDER BY e.document_id, e.byte_from FETCH FIRST :limit ROWS ONLY")
                .param("keys", keys.stream().map(HexFormat.of()::parseHex).toList())
                .param("usage", usage)
                .param("limit", limit)
                .query(JdbcClaimBooks::note)
                .list();
    }

    @Override
    public List<RefusedRemittance> refused(LocalDate from, LocalDate to) {
        var sets = db.sql("""
                        SELECT e.document_id, e.byte_from, e.byte_length, e.control, e.paid, e.payer_id, e.paid_on,
                               e.trace_key, s.partner_id,
                               (SELECT MIN(t.detail) FROM timeline t
                                WHERE t.submission_id = e.document_id AND t.event = 'quarantined') AS reason
                        FROM claim_event e
                        JOIN claim_scan s ON s.document_id = e.document_id
                        JOIN submission sub ON sub.id = e.document_id
                        LEFT JOIN remittance r ON r.submission_id = e.document_id AND r.transaction_offset = e.byte_from
                        WHERE e.document_id >= :first AND e.document_id < :last AND e.what = 'SET'
                          AND e.set_type = '835' AND e.usage_code = 'P' AND s.received AND r.submission_id IS NULL
                          AND e.paid_on BETWEEN :from AND :to AND sub.state IN ('QUARANTINED', 'FAILED')
                          AND NOT EXISTS (SELECT 1 FROM claim_event o JOIN remittance q
                              ON q.submission_id = o.document_id AND q.transaction_offset = o.byte_from
                            WHERE o.trace_key = e.trace_key AND o.what = 'SET' AND o.payer_id = e.payer_id)
                        ORDER BY e.document_id, e.byte_from
                        """)
                .param("first", Ulid.firstOf(instant(from).minus(AROUND)))
                .param("last", Ulid.firstOf(instant(to).plus(AROUND)))
                .param("from", from)
                .param("to", to)
                .query(JdbcClaimBooks::refused)
                .list();
        // A payer sends what was refused again, perhaps refused again: the last one is what is to be mended.
        return List.copyOf(sets.stream()
                .collect(
                        Collectors.toMap(set -> set.payerId() + " " + set.traceKey(), Function.identity(), (a, b) -> b))
                .values());
    }

    @Override
    public long unread() {
        return db.sql("SELECT COUNT(*) FROM work WHERE state IN ('WAITING', 'ANNOUNCED') AND stage = 'LINEAGE'")
                .query(Long.class)
                .single();
    }

    private static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static ClaimNote note(ResultSet row, int n) throws SQLException {
        var document = row.getString("document_id");
        var at = row.getObject("at_time", OffsetDateTime.class);
        return new ClaimNote(
                new ClaimNote.File(
                        document,
                        row.getString("submission_id"),
                        row.getString("partner_id"),
                        at == null ? Ulid.timeOf(document) : at.toInstant(),
                        text(row.getString("name")),
                        text(row.getString("sha256")),
                        Optional.ofNullable(row.getString("state")).map(SubmissionState::valueOf)),
                new ByteSpan(row.getLong("byte_from"), row.getLong("byte_length")),
                What.valueOf(row.getString("what")),
                row.getString("set_type"),
                text(row.getString("control")),
                HexFormat.of().formatHex(row.getBytes("claim_key")),
                row.getString("provider"),
                new Figures(
                        row.getString("usage_code"),
                        row.getString("payer_id"),
                        row.getString("code"),
                        money(row.getBigDecimal("charge")),
                        money(row.getBigDecimal("paid")),
                        Optional.empty()),
                new ClaimNote.Handing(row.getInt("handed") > 0, row.getInt("whole") > 0, row.getInt("told") > 0),
                payment(row));
    }

    private static Optional<ClaimNote.Payment> payment(ResultSet row) throws SQLException {
        var trace = row.getString("trace_number");
        if (trace == null) return Optional.empty();
        return Optional.of(new ClaimNote.Payment(
                row.getString("trace_payer"),
                trace,
                row.getObject("payment_date", LocalDate.class),
                text(row.getString("held"))));
    }

    private static RefusedRemittance refused(ResultSet row, int n) throws SQLException {
        var control = row.getString("control");
        var trace = row.getBytes("trace_key");
        return new RefusedRemittance(
                new Report.SetPlace(
                        row.getString("document_id"),
                        control.substring(control.lastIndexOf('/') + 1),
                        row.getLong("byte_from"),
                        row.getLong("byte_length"),
                        money(row.getBigDecimal("paid")).orElse(BigDecimal.ZERO.setScale(2)),
                        Optional.ofNullable(row.getString("reason")).orElse("the gateway gave up on its file")),
                row.getString("payer_id"),
                Objects.requireNonNull(row.getObject("paid_on", LocalDate.class)),
                trace == null ? "" : HexFormat.of().formatHex(trace),
                row.getString("partner_id"));
    }

    private static Optional<BigDecimal> money(@Nullable BigDecimal amount) {
        return Optional.ofNullable(amount).map(a -> a.setScale(2));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
