package io.x12gateway.core.ledger;

import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.mailbox.JdbcHeldDocuments;
import io.x12gateway.core.outbox.JdbcOutbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.payment.JdbcPayments;
import io.x12gateway.core.payment.TransferList;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A database from before claims were reconciled: nothing is lost, and what was readable and should not be is gone. */
class ClaimsUpgradeTest {
    private static final String BEFORE = "11";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @Test
    void keepsWhatThereIsOnH2() {
        try (var source = TestH2.pool("jdbc:h2:mem:" + UUID.randomUUID())) {
            keepsWhatThereIs(source, "classpath:db/migration/common");
        }
    }

    @Test
    void keepsWhatThereIsOnPostgresql() {
        try (var source = TestPostgresql.empty()) {
            keepsWhatThereIs(source, "classpath:db/migration/common", "classpath:db/migration/postgresql");
        }
    }

    private static void keepsWhatThereIs(DataSource source, String... locations) {
        Flyway.configure()
                .dataSource(source)
                .locations(locations)
                .target(BEFORE)
                .load()
                .migrate();
        var db = JdbcClient.create(source);
        var scanned = Given.id();
        var held = Given.id();
        var first = Given.id();
        var later = Given.id();
        db.sql("INSERT INTO claim_scan (document_id, submission_id, partner_id, received, events, ended)"
                        + " VALUES (?, ?, 'example-mac', TRUE, 1, TRUE)")
                .params(scanned, scanned)
                .update();
        db.sql("INSERT INTO claim_event (document_id, byte_from, byte_length, set_from, what, set_type, control,"
                        + " provider, detail, claims) VALUES (?, 1, 1, 1, 'SET', '835', '1/1/1', '', '', 0)")
                .param(scanned)
                .update();
        for (var list : List.of(first, later)) {
            db.sql("INSERT INTO transfer_list (id, name, sha256, imported_at, imported_by)"
                            + " VALUES (?, ?, ?, CURRENT_TIMESTAMP, 'operator')")
                    .params(list, list, Given.digest(list).sha256())
                    .update();
            db.sql("INSERT INTO transfer (list_id, line_number, payment_date, payer_id, trace_number, amount, payee)"
                            + " VALUES (?, 2, ?, '1999999999', ?, 1, '')")
                    .params(list, DAY, list)
                    .update();
        }
        db.sql("UPDATE transfer SET superseded_by = ? WHERE list_id = ?")
                .params(later, first)
                .update();
        db.sql("INSERT INTO held_document (id, submission_id, sender_id, reason, kind, usage_code, interchange_offset,"
                        + " transaction_offset, transaction_length, subject, reference, held_at, state)"
                        + " VALUES (?, ?, 'example-mac', 'UNMATCHED_ANSWER', '277', 'P', 0, 1, 1, '', 'PATIENTS-ACCOUNT',"
                        + " CURRENT_TIMESTAMP, 'HELD')")
                .params(held, scanned)
                .update();
        db.sql("INSERT INTO timeline (submission_id, happened_at, event, actor, detail) VALUES (?, CURRENT_TIMESTAMP,"
                        + " 'held', 'gateway', 'UNMATCHED_ANSWER: 277 with trace PATIENTS-ACCOUNT, held as 1')")
                .param(scanned)
                .update();

        Schema.migrate(source);

        assertThat(new JdbcOutbox(source, Given.CLOCK).unannounced(10))
                .as("it is gone through again")
                .singleElement()
                .satisfies(work -> {
                    assertThat(work.stage()).isEqualTo(Stage.LINEAGE);
                    assertThat(work.subject()).isEqualTo(scanned);
                });
        assertThat(db.sql("SELECT COUNT(*) FROM claim_event")
                        .query(Integer.class)
                        .single())
                .isZero();
        var payments = new JdbcPayments(source);
        assertThat(payments.traces("", DAY, DAY)).containsExactly(later);
        assertThat(payments.lists(10)).extracting(TransferList.Head::current).containsExactly(1, 0);
        assertThat(new JdbcHeldDocuments(source).list(EnumSet.of(HeldDocument.State.HELD), "", 10))
                .extracting(HeldDocument::id)
                .containsExactly(held);
        assertThat(db.sql("SELECT detail FROM timeline").query(String.class).single())
                .isEqualTo("UNMATCHED_ANSWER: 277");
    }
}
