package io.x12gateway.core.payment;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.envelope.ByteSpan;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Remittances and transfers in H2 or PostgreSQL. */
public final class JdbcPayments implements Payments {
    private static final int ASKED_TOGETHER_MAX = 500;
    private static final String REMITTANCES = """
            SELECT r.submission_id, r.transaction_offset, r.transaction_length, r.control_number, r.sender_id,
                   r.usage_code, r.payer_id, r.trace_number, r.amount, r.pay_method, r.payment_date, r.payee,
                   r.claims, r.claims_paid, r.claims_denied, r.claims_reversed, r.received_at,
                   CASE WHEN h.state IN ('HELD', 'REJECTED') THEN h.reason ELSE '' END AS held
            FROM remittance r LEFT JOIN held_document h
              ON h.submission_id = r.submission_id AND h.transaction_offset = r.transaction_offset
            WHERE r.usage_code = 'P' AND r.trace_number IN (:traces)
            ORDER BY r.received_at, r.submission_id, r.transaction_offset
            """;
    private static final String TRANSFERS = """
            SELECT t.list_id, l.name, t.line_number, t.payment_date, t.payer_id, t.trace_number, t.amount, t.payee
            FROM transfer t JOIN transfer_list l ON l.id = t.list_id
            JOIN transfer_list_day d
              ON d.payer_id = t.payer_id AND d.payment_date = t.payment_date AND d.list_id = t.list_id
            WHERE t.trace_number IN (:traces) ORDER BY t.list_id, t.line_number
            """;
    private static final String CURRENT = "EXISTS (SELECT 1 FROM transfer_list_day d WHERE d.payer_id = t.payer_id"
            + " AND d.payment_date = t.payment_date AND d.list_id = t.list_id)";
    private static final String LISTS = """
            SELECT l.id, l.name, l.sha256, l.imported_at, l.imported_by,
                   (SELECT COUNT(*) FROM transfer t WHERE t.list_id = l.id) AS all_lines,
                   (SELECT COUNT(*) FROM transfer t JOIN transfer_list_day d
                      ON d.payer_id = t.payer_id AND d.payment_date = t.payment_date AND d.list_id = t.list_id
                    WHERE t.list_id = l.id) AS current_lines
            FROM transfer_list l
            """;

    private final JdbcClient db;

    public JdbcPayments(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public Set<String> traces(String payerId, LocalDate from, LocalDate to) {
        var traces = new TreeSet<String>();
        for (var table : List.of("remittance t WHERE usage_code = 'P'", "transfer t WHERE " + CURRENT))
            traces.addAll(db.sql("SELECT DISTINCT trace_number FROM " + table
                            + " AND payment_date BETWEEN :from AND :to"
                            + " AND (CAST(:payer AS VARCHAR) = '' OR payer_id = :payer)")
                    .param("from", from)
                    .param("to", to)
                    .param("payer", payerId)
                    .query(String.class)
                    .list());
        return traces;
    }

    @Override
    public List<Remittance> remittances(Collection<String> traces) {
        return some(traces, REMITTANCES, JdbcPayments::remittance);
    }

    @Override
    public List<Transfer> transfers(Collection<String> traces) {
        return some(traces, TRANSFERS, JdbcPayments::transfer);
    }

    private <T> List<T> some(Collection<String> traces, String sql, org.springframework.jdbc.core.RowMapper<T> mapper) {
        var all = new ArrayList<T>();
        var list = List.copyOf(traces);
        for (int from = 0; from < list.size(); from += ASKED_TOGETHER_MAX)
            all.addAll(db.sql(sql)
                    .param("traces", list.subList(from, Math.min(list.size(), from + ASKED_TOGETHER_MAX)))
                    .query(mapper)
                    .list());
        return all;
    }

    @Override
    public Optional<TransferList.Head> list(Digest digest) {
        return db.sql(LISTS + "WHERE l.sha256 = ?")
                .param(digest.sha256())
                .query(JdbcPayments::head)
                .optional();
    }

    @Override
    public List<TransferList.Head> lists(int limit) {
        return db.sql(LISTS + "ORDER BY l.id DESC FETCH FIRST ? ROWS ONLY")
                .param(limit)
                .query(JdbcPayments::head)
                .list();
    }

    private static Remittance remittance(ResultSet row, int n) throws SQLException {
        int claims = row.getInt("claims");
        Optional<Remittance.Claims> told = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Remittance.Claims(
                        claims,
                        row.getBigDecimal("claims_paid"),
                        row.getInt("claims_denied"),
                        row.getInt("claims_reversed")));
        return new Remittance(
                new SubmissionId(row.getString("submission_id")),
                new ByteSpan(row.getLong("transaction_offset"), row.getLong("transaction_length")),
                row.getString("control_number"),
                new PartnerId(row.getString("sender_id")),
                row.getString("usage_code"),
                row.getString("payer_id"),
                row.getString("trace_number"),
                row.getBigDecimal("amount"),
                row.getString("pay_method"),
                row.getObject("payment_date", LocalDate.class),
                row.getString("payee"),
                told,
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Objects.requireNonNullElse(row.getString("held"), ""));
    }

    private static Transfer transfer(ResultSet row, int n) throws SQLException {
        return new Transfer(
                row.getString("list_id"),
                row.getString("name"),
                row.getInt("line_number"),
                row.getObject("payment_date", LocalDate.class),
                row.getString("payer_id"),
                row.getString("trace_number"),
                row.getBigDecimal("amount"),
                row.getString("payee"));
    }

    private static TransferList.Head head(ResultSet row, int n) throws SQLException {
        return new TransferList.Head(
                row.getString("id"),
                row.getString("name"),
                new Digest(row.getString("sha256")),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                row.getString("imported_by"),
                row.getInt("all_lines"),
                row.getInt("current_lines"));
    }
}
