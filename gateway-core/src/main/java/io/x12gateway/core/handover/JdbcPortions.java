package io.x12gateway.core.handover;

import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.SubmissionId;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Portions in H2 or PostgreSQL. */
public final class JdbcPortions implements Portions {
    private final JdbcClient db;

    public JdbcPortions(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public List<Portion> ofSubmission(SubmissionId submission) {
        return db.sql("""
                        SELECT id, submission_id, interchange_no, transaction_offset, first_claim, claims, state,
                               answer_payload_id, told
                        FROM claim_portion WHERE submission_id = ? ORDER BY transaction_offset, first_claim
                        """)
                .param(submission.value())
                .query(JdbcPortions::portion)
                .list();
    }

    private static Portion portion(ResultSet row, int n) throws SQLException {
        return new Portion(
                row.getString("id"),
                new SubmissionId(row.getString("submission_id")),
                row.getInt("interchange_no"),
                row.getLong("transaction_offset"),
                row.getInt("first_claim"),
                row.getInt("claims"),
                Portion.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("answer_payload_id")).map(PayloadId::new),
                row.getInt("told"));
    }
}
