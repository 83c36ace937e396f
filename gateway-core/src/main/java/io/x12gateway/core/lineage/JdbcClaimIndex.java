package io.x12gateway.core.lineage;

import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.envelope.ByteSpan;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import javax.sql.DataSource;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The index in H2 or PostgreSQL. */
public final class JdbcClaimIndex implements ClaimIndex {
    private static final String SCAN = "s.document_id, s.submission_id, s.partner_id, s.received, s.events, s.ended";
    private static final String EVENT = "SELECT e.byte_from, e.byte_length, e.set_from, e.what, e.set_type, e.control,"
            + " e.provider, e.detail, e.claims, e.claim_key, e.payer_key, e.original_key, e.trace_key, e.patient_key,"
            + " e.usage_code, e.payer_id, e.code, e.charge, e.paid, e.paid_on, " + SCAN
            + " FROM claim_event e JOIN claim_scan s ON s.document_id = e.document_id WHERE ";
    private static final String ORDER = " ORDER BY e.document_id, e.byte_from FETCH FIRST ? ROWS ONLY";
    private static final String NEWEST = " ORDER BY e.document_id DESC, e.byte_from DESC FETCH FIRST ? ROWS ONLY";
    private static final String INSERT = "INSERT INTO claim_event (document_id, byte_from, byte_length, set_from, what,"
            + " set_type, control, provider, detail, claims, claim_key, payer_key, original_key, trace_key, patient_key,"
            + " usage_code, payer_id, code, charge, paid, paid_on)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate batches;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    public JdbcClaimIndex(DataSource source) {
        this.batches = new JdbcTemplate(source);
        this.db = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    @Override
    public Optional<Scan> scan(String document) {
        return db.sql("SELECT " + SCAN + " FROM claim_scan s WHERE s.document_id = ?")
                .param(document)
                .query(JdbcClaimIndex::scan)
                .optional();
    }

    @Override
    public Scan begin(Scan scan) {
        try {
            db.sql("INSERT INTO claim_scan (document_id, submission_id, partner_id, received, events, ended,"
                            + " patients) SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
                            + " CAST(? AS BOOLEAN), 0, FALSE, TRUE"
                            + " WHERE NOT EXISTS (SELECT 1 FROM claim_scan WHERE document_id = ?)")
                    .params(
                            scan.document(),
                            scan.submission().value(),
                            scan.partner().value(),
                            scan.received(),
                            scan.document())
                    .update();
        } catch (DuplicateKeyException anotherWasFaster) {
            // Then it is there, which is all that is wanted.
        }
        anew(scan.document());
        return scan(scan.document()).orElseThrow();
    }

    /** What was noted before patients were is noted once more. */
    private void anew(String document) {
        transaction.executeWithoutResult(status -> {
            int older = db.sql("UPDATE claim_scan SET events = 0, ended = FALSE, patients = TRUE"
                            + " WHERE document_id = ? AND NOT patients")
                    .param(document)
                    .update();
            if (older > 0)
                db.sql("DELETE FROM claim_event WHERE document_id = ?")
                        .param(document)
                        .update();
        });
    }

    /** The row of the file is locked first: of two who add at once, the second one finds that it has more by now. */
    @Override
    public boolean add(String document, long before, List<ClaimEvent> events, boolean last) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int locked = db.sql("UPDATE claim_scan SET events = ?, ended = CAST(? AS BOOLEAN)"
                            + " WHERE document_id = ? AND events = ? AND NOT ended")
                    .params(before + events.size(), last, document, before)
                    .update();
            if (locked == 0) return false;
            if (!events.isEmpty()) batches.batchUpdate(INSERT, events, events.size(), JdbcClaimIndex::bind);
            return true;
        }));
    }

    private static void bind(PreparedStatement row, ClaimEvent e) throws SQLException {
        row.setString(1, e.document());
        row.setLong(2, e.span().offset());
        row.setLong(3, e.span().length());
        row.setLong(4, e.setFrom());
        row.setString(5, e.what().name());
        row.setString(6, e.setType());
        row.setString(7, e.control());
        row.setString(8, e.provider());
        row.setString(9, e.detail());
        row.setLong(10, e.claims());
        row.setBytes(11, bytes(e.claim()));
        row.setBytes(12, bytes(e.payer()));
        row.setBytes(13, bytes(e.original()));
        row.setBytes(14, bytes(e.trace()));
        row.setBytes(15, bytes(e.patient()));
        var figures = e.figures();
        row.setString(16, figures.usage());
        row.setString(17, figures.payer());
        row.setString(18, figures.code());
        row.setBigDecimal(19, figures.charge().orElse(null));
        row.setBigDecimal(20, figures.paid().orElse(null));
        row.setObject(21, figures.paidOn().orElse(null), Types.DATE);
    }

    private static byte @Nullable [] bytes(String hash) {
        return hash.isEmpty() ? null : HexFormat.of().parseHex(hash);
    }

    private static String hash(byte @Nullable [] bytes) {
        return bytes == null ? "" : HexFormat.of().formatHex(bytes);
    }

    @Override
    public List<Found> find(By by, String hash, Optional<PartnerId> whose, int limit) {
        if (hash.isEmpty()) return List.of();
        var key = HexFormat.of().parseHex(hash);
        var where = EVENT + column(by) + " = ?";
        var order = by == By.PATIENT ? NEWEST : ORDER;
        return whose.map(partner ->
                        db.sql(where + " AND s.partner_id = ?" + order).params(key, partner.value(), limit))
                .orElseGet(() -> db.sql(where + order).params(key, limit))
                .query(JdbcClaimIndex::found)
                .list();
    }

    private static String column(By by) {
        return switch (by) {
            case CLAIM -> "e.claim_key";
            case PAYER -> "e.payer_key";
            case ORIGINAL -> "e.original_key";
            case TRACE -> "e.trace_key";
            case PATIENT -> "e.patient_key";
        };
    }

    @Override
    public List<Found> sets(String document, int limit) {
        return db.sql(EVENT + "e.document_id = ? AND e.what = 'SET'" + ORDER)
                .params(document, limit)
                .query(JdbcClaimIndex::found)
                .list();
    }

    @Override
    public Optional<Found> set(String document, long setFrom) {
        return db.sql(EVENT + "e.document_id = ? AND e.byte_from = ?")
                .params(document, setFrom)
                .query(JdbcClaimIndex::found)
                .optional();
    }

    /** A set's claims stand behind its ST, so the rows that are looked at are few. */
    @Override
    public List<Found> claims(String document, long setFrom, int limit) {
        return db.sql(EVENT + "e.document_id = ? AND e.byte_from > ? AND e.set_from = ?" + ORDER)
                .params(document, setFrom, setFrom, limit)
                .query(JdbcClaimIndex::found)
                .list();
    }

    @Override
    public List<Scan> scans(SubmissionId submission, int limit) {
        return db.sql("SELECT " + SCAN + " FROM claim_scan s WHERE s.submission_id = ? ORDER BY s.document_id"
                        + " FETCH FIRST ? ROWS ONLY")
                .params(submission.value(), limit)
                .query(JdbcClaimIndex::scan)
                .list();
    }

    /** The rows of its claims go with the row of the file. */
    @Override
    public Forgotten forgetGone(String after, String before, int limit) {
        var seen = db.sql("SELECT document_id FROM claim_scan WHERE document_id > ? AND document_id < ?"
                        + " ORDER BY document_id FETCH FIRST ? ROWS ONLY")
                .params(after, before, limit)
                .query(String.class)
                .list();
        if (seen.isEmpty()) return new Forgotten("", 0);
        int files = db.sql("DELETE FROM claim_scan WHERE document_id >= ? AND document_id <= ?"
                        + stored("submission")
                        + stored("mailbox_item"))
                .params(seen.getFirst(), seen.getLast())
                .update();
        return new Forgotten(seen.getLast(), files);
    }

    private static String stored(String table) {
        return " AND NOT EXISTS (SELECT 1 FROM " + table + " d JOIN payload p ON p.id = d.payload_id"
                + " WHERE d.id = claim_scan.document_id)";
    }

    private static Found found(ResultSet row, int n) throws SQLException {
        return new Found(
                new ClaimEvent(
                        row.getString("document_id"),
                        new ByteSpan(row.getLong("byte_from"), row.getLong("byte_length")),
                        row.getLong("set_from"),
                        What.valueOf(row.getString("what")),
                        row.getString("set_type"),
                        row.getString("control"),
                        row.getString("provider"),
                        row.getString("detail"),
                        row.getLong("claims"),
                        hash(row.getBytes("claim_key")),
                        hash(row.getBytes("payer_key")),
                        hash(row.getBytes("original_key")),
                        hash(row.getBytes("trace_key")),
                        hash(row.getBytes("patient_key")),
                        new ClaimEvent.Figures(
                                row.getString("usage_code"),
                                row.getString("payer_id"),
                                row.getString("code"),
                                Optional.ofNullable(row.getBigDecimal("charge")),
                                Optional.ofNullable(row.getBigDecimal("paid")),
                                Optional.ofNullable(row.getObject("paid_on", LocalDate.class)))),
                scan(row, n));
    }

    private static Scan scan(ResultSet row, int n) throws SQLException {
        return new Scan(
                row.getString("document_id"),
                new SubmissionId(row.getString("submission_id")),
                new PartnerId(row.getString("partner_id")),
                row.getBoolean("received"),
                row.getLong("events"),
                row.getBoolean("ended"));
    }
}
