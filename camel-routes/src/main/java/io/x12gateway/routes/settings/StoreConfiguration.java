package io.x12gateway.routes.settings;

import io.x12gateway.core.audit.AnchorFile;
import io.x12gateway.core.audit.ChainVerifier;
import io.x12gateway.core.handover.JdbcPortions;
import io.x12gateway.core.handover.Portions;
import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.inquiry.JdbcInquiries;
import io.x12gateway.core.inquiry.JdbcTraces;
import io.x12gateway.core.inquiry.Traces;
import io.x12gateway.core.ledger.ControlNumbers;
import io.x12gateway.core.ledger.JdbcControlNumbers;
import io.x12gateway.core.ledger.JdbcLedger;
import io.x12gateway.core.ledger.LedgerListener;
import io.x12gateway.core.ledger.LedgerSettings;
import io.x12gateway.core.mailbox.HeldDocuments;
import io.x12gateway.core.mailbox.JdbcHeldDocuments;
import io.x12gateway.core.mailbox.JdbcMailboxes;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.outbox.JdbcOutbox;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.EncryptedPayloads;
import io.x12gateway.core.submission.JdbcSubmissions;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.telling.TellingLedger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import javax.sql.DataSource;

import java.time.Clock;

/** Where everything is kept, and how it is read: the database, the ledger, the payloads. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    @Bean
    Database database(GatewaySettings gateway, DatabaseSettings settings) {
        return Database.open(gateway, settings);
    }

    @Bean(destroyMethod = "") // closed with the database
    DataSource dataSource(Database database) {
        return database.readers();
    }

    @Bean
    AnchorFile anchorFile(DatabaseSettings settings, GatewaySettings gateway) {
        return new AnchorFile(settings.anchorFile(gateway));
    }

    @Bean
    JdbcLedger ledger(Database database, DatabaseSettings settings, AnchorFile anchors, Clock clock) {
        return JdbcLedger.open(database.writer(), LedgerSettings.forLane(settings.lane()), anchors, clock);
    }

    /** What everybody commits through, so that partners are told. */
    @Bean
    @Primary
    TellingLedger tellingLedger(
            JdbcLedger ledger, Partners partners, Submissions submissions, Mailboxes mailboxes, Ulid ids, Clock clock) {
        return new TellingLedger(ledger, partners, submissions, mailboxes, ids, clock);
    }

    @Bean
    ChainVerifier chainVerifier(DataSource readers) {
        return new ChainVerifier(readers);
    }

    /** Whoever listens may itself need the ledger, so they meet once both exist. */
    @Bean
    SmartInitializingSingleton ledgerListeners(JdbcLedger ledger, ObjectProvider<LedgerListener> listeners) {
        return () -> listeners.orderedStream().forEach(ledger::listen);
    }

    @Bean
    EncryptedPayloads payloads(GatewaySettings gateway, PayloadSettings settings, DataSource readers, Ulid ids) {
        return new EncryptedPayloads(
                gateway.inData("payloads"),
                gateway.orInData(settings.keyFile(), "payload.key"),
                readers,
                ids::next,
                settings.inlineBytesMax());
    }

    @Bean
    Submissions submissions(DataSource readers) {
        return new JdbcSubmissions(readers);
    }

    @Bean
    Inquiries inquiries(DataSource readers) {
        return new JdbcInquiries(readers);
    }

    @Bean
    Mailboxes mailboxes(DataSource readers) {
        return new JdbcMailboxes(readers);
    }

    @Bean
    HeldDocuments heldDocuments(DataSource readers) {
        return new JdbcHeldDocuments(readers);
    }

    @Bean
    Traces traces(DataSource readers) {
        return new JdbcTraces(readers);
    }

    @Bean
    Portions portions(DataSource readers) {
        return new JdbcPortions(readers);
    }

    @Bean
    Outbox outbox(DataSource readers, Clock clock) {
        return new JdbcOutbox(readers, clock);
    }

    @Bean
    ControlNumbers controlNumbers(DataSource readers) {
        return new JdbcControlNumbers(readers);
    }
}
