package io.x12gateway.core.inquiry;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.TransactionType;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Trace numbers in H2 or PostgreSQL. */
public final class JdbcTraces implements Traces {
    private final JdbcClient db;

    public JdbcTraces(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public List<AskedTrace> find(TransactionType type, String number, String assigner, String usage, Instant since) {
        return db.sql("""
                        SELECT partner_id, submission_id, asked_at FROM trace
                        WHERE trace_number = ? AND transaction_type = ? AND assigner = ? AND usage_code = ?
                          AND asked_at >= ?
                        ORDER BY partner_id
                        """)
                .params(AskedTrace.digest(number), type.name(), assigner, usage, since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new AskedTrace(
                        type,
                        number,
                        assigner,
                        usage,
                        new PartnerId(row.getString(1)),
                        new SubmissionId(row.getString(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public int forgetBefore(Instant time) {
        return db.sql("DELETE FROM trace WHERE asked_at < ?")
                .param(time.atOffset(ZoneOffset.UTC))
                .update();
    }
}
