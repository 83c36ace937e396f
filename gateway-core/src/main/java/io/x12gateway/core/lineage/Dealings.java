package io.x12gateway.core.lineage;

import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.submission.SubmissionId;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What was done with documents, from the ledger and the audit trail. */
final class Dealings {
    private final JdbcClient db;
    private final Mailboxes mailboxes;

    Dealings(DataSource source, Mailboxes mailboxes) {
        this.db = JdbcClient.create(source);
        this.mailboxes = mailboxes;
    }

    /** One line of the audit trail. */
    record Deed(Instant at, String action, String actor, String outcome, String source) {}

    List<Deed> of(MailboxItem item, int limit) {
        return db.sql("SELECT happened_at, action, actor, outcome, source FROM audit WHERE object_id = ?"
                        + " AND action NOT IN ('document.delivered', 'document.answered')"
                        + " ORDER BY happened_at, seq FETCH FIRST ? ROWS ONLY")
                .params(item.id(), limit)
                .query((row, n) -> new Deed(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    /** TA1s and 999s, which answer what came. */
    List<MailboxItem> acknowledgments(SubmissionId submission, int limit) {
        return items(db.sql("SELECT id FROM mailbox_item WHERE submission_id = ? AND kind IN ('TA1', '999')"
                        + " ORDER BY id FETCH FIRST ? ROWS ONLY")
                .params(submission.value(), limit));
    }

    /** Everything that left because of it, whoever got it. */
    List<MailboxItem> documents(SubmissionId submission, int limit) {
        return items(db.sql("SELECT id FROM mailbox_item WHERE submission_id = ? ORDER BY id FETCH FIRST ? ROWS ONLY")
                .params(submission.value(), limit));
    }

    private List<MailboxItem> items(JdbcClient.StatementSpec ids) {
        return ids.query(String.class).list().stream()
                .map(mailboxes::byId)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Files that nobody has gone through to the end for all that is noted today, oldest first: submissions and what left with claims in it. */
    List<String> unscanned(String after, int limit) {
        return db.sql("SELECT id FROM submission WHERE id > :after AND state <> 'DUPLICATE'"
                        + " AND NOT EXISTS (SELECT 1 FROM claim_scan s WHERE s.document_id = submission.id AND s.ended"
                        + " AND s.patients)"
                        + " UNION ALL"
                        + " SELECT id FROM mailbox_item WHERE id > :after AND kind IN ('277', '277CA', '835')"
                        + " AND NOT EXISTS (SELECT 1 FROM claim_scan s WHERE s.document_id = mailbox_item.id AND s.ended"
                        + " AND s.patients)"
                        + " ORDER BY id FETCH FIRST :limit ROWS ONLY")
                .param("after", after)
                .param("limit", limit)
                .query(String.class)
                .list();
    }
}
