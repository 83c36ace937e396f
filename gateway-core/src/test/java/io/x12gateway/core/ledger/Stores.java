package io.x12gateway.core.ledger;

import io.x12gateway.core.handover.JdbcPortions;
import io.x12gateway.core.handover.Portions;
import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.inquiry.JdbcInquiries;
import io.x12gateway.core.inquiry.JdbcTraces;
import io.x12gateway.core.inquiry.Traces;
import io.x12gateway.core.lineage.ClaimIndex;
import io.x12gateway.core.lineage.InMemoryClaimIndex;
import io.x12gateway.core.lineage.JdbcClaimIndex;
import io.x12gateway.core.mailbox.HeldDocuments;
import io.x12gateway.core.mailbox.JdbcHeldDocuments;
import io.x12gateway.core.mailbox.JdbcMailboxes;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.outbox.JdbcOutbox;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.partner.JdbcPartners;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.ValidationProfiles;
import io.x12gateway.core.payment.JdbcPayments;
import io.x12gateway.core.payment.Payments;
import io.x12gateway.core.submission.JdbcSubmissions;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.webhook.JdbcWebhooks;
import io.x12gateway.core.webhook.Webhooks;

import javax.sql.DataSource;

import java.time.Clock;

/** A fresh, empty set of stores; what every contract runs against. */
public record Stores(
        Ledger ledger,
        Submissions submissions,
        Inquiries inquiries,
        Mailboxes mailboxes,
        HeldDocuments held,
        Payments payments,
        Traces traces,
        Portions portions,
        Outbox outbox,
        Partners partners,
        ControlNumbers controlNumbers,
        RemoteStores remote,
        Webhooks webhooks,
        ClaimIndex claims,
        Clock clock,
        Runnable closing)
        implements AutoCloseable {

    public static Stores inMemory(Clock clock) {
        var ledger = new InMemoryLedger(clock);
        return new Stores(
                ledger,
                ledger.submissions(),
                ledger.inquiries(),
                ledger.mailboxes(),
                ledger.held(),
                ledger.payments(),
                ledger.traces(),
                ledger.portions(),
                ledger.outbox(),
                ledger.partners(),
                ledger.controlNumbers(),
                new RemoteStores(ledger.leases(), ledger.remoteItems(), ledger.remoteDeliveries()),
                ledger.webhooks(),
                new InMemoryClaimIndex(document ->
                        ledger.submissions().find(new SubmissionId(document)).isPresent()
                                || ledger.mailboxes().byId(document).isPresent()),
                clock,
                () -> {});
    }

    /** @param source an empty database that nobody else uses */
    public static Stores in(DataSource source, Clock clock) {
        Schema.migrate(source);
        return in(source, clock, true);
    }

    /** @param source one that several use */
    static Stores inMigrated(DataSource source, Clock clock) {
        return in(source, clock, false);
    }

    private static Stores in(DataSource source, Clock clock, boolean alone) {
        var ledger = JdbcLedger.open(source, LedgerSettings.forLane("node-1"));
        return new Stores(
                ledger,
                new JdbcSubmissions(source),
                new JdbcInquiries(source),
                new JdbcMailboxes(source),
                new JdbcHeldDocuments(source),
                new JdbcPayments(source),
                new JdbcTraces(source),
                new JdbcPortions(source),
                new JdbcOutbox(source, clock),
                new JdbcPartners(source, ledger.registrar(), clock, ValidationProfiles.STANDARD, alone),
                new JdbcControlNumbers(source),
                RemoteStores.in(source),
                new JdbcWebhooks(source),
                new JdbcClaimIndex(source),
                clock,
                ledger::close);
    }

    @Override
    public void close() {
        closing.run();
    }
}
