package io.x12gateway.core.inquiry;

import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Inquiries in H2 or PostgreSQL. */
public final class JdbcInquiries implements Inquiries {
    private static final String SELECT = """
            SELECT id, submission_id, assembly_id, sequence_no, transaction_type, back_end, interchange_offset,
                   interchange_length, transaction_offset, transaction_length, patient_no, opened_at, state,
                   contract, answer_payload_id, reason
            FROM inquiry
            """;

    private final JdbcClient db;

    public JdbcInquiries(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public Optional<Inquiry> find(String inquiryId) {
        return db.sql(SELECT + "WHERE id = ?")
                .param(inquiryId)
                .query(JdbcInquiries::inquiry)
                .optional();
    }

    @Override
    public List<Inquiry> ofAssembly(String assemblyId) {
        return db.sql(SELECT + "WHERE assembly_id = ? ORDER BY sequence_no")
                .param(assemblyId)
                .query(JdbcInquiries::inquiry)
                .list();
    }

    @Override
    public boolean anyOpen(String assemblyId) {
        return db.sql("SELECT 1 FROM inquiry WHERE assembly_id = ? AND state = 'OPEN' FETCH FIRST 1 ROW ONLY")
                .param(assemblyId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Override
    public List<String> assemblies(SubmissionId submission) {
        return db.sql("SELECT DISTINCT assembly_id FROM inquiry WHERE submission_id = ?")
                .param(submission.value())
                .query(String.class)
                .list();
    }

    @Override
    public List<Inquiry> ofSubmission(SubmissionId submission) {
        return db.sql(SELECT + "WHERE submission_id = ? ORDER BY id")
                .param(submission.value())
                .query(JdbcInquiries::inquiry)
                .list();
    }

    @Override
    public List<Inquiry> openSince(Instant before, int limit) {
        return db.sql(SELECT + "WHERE state = 'OPEN' AND opened_at < ? ORDER BY opened_at, id FETCH FIRST ? ROWS ONLY")
                .params(before.atOffset(ZoneOffset.UTC), limit)
                .query(JdbcInquiries::inquiry)
                .list();
    }

    private static Inquiry inquiry(ResultSet row, int n) throws SQLException {
        return new Inquiry(
                row.getString("id"),
                new SubmissionId(row.getString("submission_id")),
                row.getString("assembly_id"),
                row.getInt("sequence_no"),
                TransactionType.valueOf(row.getString("transaction_type")),
                row.getString("back_end"),
                new ByteSpan(row.getLong("interchange_offset"), row.getLong("interchange_length")),
                new ByteSpan(row.getLong("transaction_offset"), row.getLong("transaction_length")),
                row.getInt("patient_no"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                InquiryState.valueOf(row.getString("state")),
                row.getString("contract"),
                Optional.ofNullable(row.getString("answer_payload_id")).map(PayloadId::new),
                row.getString("reason"));
    }
}
