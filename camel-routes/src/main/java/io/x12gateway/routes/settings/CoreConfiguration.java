package io.x12gateway.routes.settings;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.admission.Admission;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.audit.AnchorFile;
import io.x12gateway.core.audit.ChainVerifier;
import io.x12gateway.core.composition.Composer;
import io.x12gateway.core.delivery.HeldMail;
import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.delivery.MailboxBell;
import io.x12gateway.core.delivery.PartnerAcknowledgments;
import io.x12gateway.core.delivery.Pickup;
import io.x12gateway.core.delivery.Retention;
import io.x12gateway.core.disposition.RealTime;
import io.x12gateway.core.handover.ClaimsSystem;
import io.x12gateway.core.handover.ClaimsSystems;
import io.x12gateway.core.handover.JdbcPortions;
import io.x12gateway.core.handover.Portions;
import io.x12gateway.core.inquiry.BackEnd;
import io.x12gateway.core.inquiry.BackEnds;
import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.inquiry.JdbcInquiries;
import io.x12gateway.core.inquiry.JdbcTraces;
import io.x12gateway.core.inquiry.RoutingTable;
import io.x12gateway.core.inquiry.Traces;
import io.x12gateway.core.inspection.Inspection;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.intake.Limits;
import io.x12gateway.core.ledger.ControlNumbers;
import io.x12gateway.core.ledger.JdbcControlNumbers;
import io.x12gateway.core.ledger.JdbcLedger;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerListener;
import io.x12gateway.core.ledger.LedgerSettings;
import io.x12gateway.core.lineage.ClaimIndex;
import io.x12gateway.core.lineage.ClaimKeys;
import io.x12gateway.core.lineage.IndexRetention;
import io.x12gateway.core.lineage.JdbcClaimIndex;
import io.x12gateway.core.lineage.Lineage;
import io.x12gateway.core.lineage.LineageStage;
import io.x12gateway.core.mailbox.HeldDocuments;
import io.x12gateway.core.mailbox.JdbcHeldDocuments;
import io.x12gateway.core.mailbox.JdbcMailboxes;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.outbox.JdbcOutbox;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.FileRegistration;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.JdbcPartners;
import io.x12gateway.core.partner.PartnerFile;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.ValidationProfiles;
import io.x12gateway.core.payload.EncryptedPayloads;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.payment.JdbcPayments;
import io.x12gateway.core.payment.Payments;
import io.x12gateway.core.reconciliation.ClaimBooks;
import io.x12gateway.core.reconciliation.ClaimsDesk;
import io.x12gateway.core.reconciliation.JdbcClaimBooks;
import io.x12gateway.core.reconciliation.ReconciliationDesk;
import io.x12gateway.core.response.Sweep;
import io.x12gateway.core.submission.JdbcSubmissions;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.telling.TellingLedger;
import io.x12gateway.core.wiring.Core;
import io.x12gateway.core.wiring.Parts;
import io.x12gateway.routes.notice.Notice;
import io.x12gateway.routes.observe.GatewayMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.unit.DataSize;

import javax.sql.DataSource;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** Makes the core's beans from the settings. The core itself knows no Spring. */
@Configuration(proxyBeanMethods = false)
class CoreConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(CoreConfiguration.class);

    @Bean
    static UnknownKeys unknownKeys(ConfigurableEnvironment environment) {
        return new UnknownKeys(environment);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ulid ulid(Clock clock) {
        return new Ulid(clock);
    }

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
    Payments payments(DataSource readers) {
        return new JdbcPayments(readers);
    }

    @Bean
    ClaimBooks claimBooks(DataSource readers) {
        return new JdbcClaimBooks(readers);
    }

    @Bean
    ReconciliationDesk reconciliationDesk(
            Payments payments, ClaimBooks claims, ClaimKeys keys, Ledger ledger, Ulid ids, Clock clock) {
        return new ReconciliationDesk(payments, claims, keys, ledger, ids, clock);
    }

    @Bean
    ClaimsDesk claimsDesk(ClaimBooks claims, GatewayIdentity us, Clock clock, ReconciliationSettings settings) {
        return new ClaimsDesk(claims, us.zone(), clock, settings.waits());
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

    @Bean
    Partners tradingPartners(DataSource readers, JdbcLedger ledger, Clock clock, ValidationProfiles profiles) {
        return new JdbcPartners(readers, ledger.registrar(), clock, profiles);
    }

    @Bean
    ValidationProfiles validationProfiles(ValidationSettings settings, GatewayIdentity us) {
        settings.chooseCodeLists();
        return settings.profiles(us.zone());
    }

    @Bean
    GatewayIdentity gatewayIdentity(InterchangeSettings ours) {
        return new GatewayIdentity(new EdiIdentity(ours.qualifier(), ours.id()), ours.applicationId(), ours.zone());
    }

    @Bean
    RoutingTable routingTable(RoutingSettings routing) {
        return routing.table();
    }

    @Bean
    BackEnds backEnds(ObjectProvider<BackEnd> backEnds, RoutingSettings routing) {
        return new BackEnds(backEnds.stream().toList(), routing.realTimeSeats());
    }

    @Bean
    Limits limits(
            @Value("${gateway.http.body-size-max}") DataSize bodySizeMax,
            @Value("${gateway.sftp.cut-file-held}") Duration cutFileHeld) {
        return new Limits(bodySizeMax.toBytes(), Limits.DEFAULT.duplicateWindow(), cutFileHeld);
    }

    @Bean
    Notice notice(GatewaySettings gateway) {
        return new Notice(gateway.orInData(gateway.noticeFile(), "notice.txt"));
    }

    @Bean
    Admission admission(
            LimitSettings limits, @Value("${gateway.http.body-size-max}") DataSize bodySizeMax, MeterRegistry meters) {
        return new Admission(
                limits.allowance(bodySizeMax),
                limit -> meters.counter(
                                GatewayMeters.REQUESTS_REFUSED,
                                GatewayMeters.TAG_LIMIT,
                                limit.name().toLowerCase(Locale.ROOT))
                        .increment());
    }

    @Bean
    Incidents incidents(Ledger ledger, Clock clock) {
        return new Incidents(ledger, clock);
    }

    @Bean
    Core core(
            Ledger ledger,
            Submissions submissions,
            Partners partners,
            Inquiries inquiries,
            Mailboxes mailboxes,
            HeldDocuments held,
            Traces traces,
            Portions portions,
            Outbox outbox,
            PayloadStore payloads,
            ControlNumbers numbers,
            Ulid ids,
            Clock clock,
            GatewayIdentity us,
            ValidationProfiles profiles,
            RoutingTable routing,
            BackEnds backEnds,
            ObjectProvider<ClaimsSystem> claimsSystems,
            Limits limits,
            RoutingSettings limitsOfInquiries,
            RealTimeSettings realTime) {
        return new Core(new Parts(
                ledger,
                submissions,
                partners,
                inquiries,
                mailboxes,
                held,
                traces,
                portions,
                outbox,
                payloads,
                numbers,
                ids,
                clock,
                us,
                profiles,
                routing,
                backEnds,
                new ClaimsSystems(claimsSystems.stream().toList()),
                limits,
                limitsOfInquiries.inquiryLimits(),
                limitsOfInquiries.handoverLimits(),
                realTime.deadline()));
    }

    @Bean
    Intake intake(Core core) {
        return core.intake();
    }

    @Bean
    RealTime realTime(Core core) {
        return core.realTime();
    }

    @Bean
    StageWorker dispositionStage(Core core) {
        return core.stage(Stage.DISPOSITION);
    }

    @Bean
    StageWorker inquiryStage(Core core) {
        return core.stage(Stage.INQUIRY);
    }

    @Bean
    StageWorker assemblyStage(Core core) {
        return core.stage(Stage.ASSEMBLY);
    }

    @Bean
    StageWorker deliveryStage(Core core) {
        return core.stage(Stage.DELIVERY);
    }

    @Bean
    ClaimIndex claimIndex(DataSource readers) {
        return new JdbcClaimIndex(readers);
    }

    @Bean
    ClaimKeys claimKeys(EncryptedPayloads payloads) {
        return new ClaimKeys(payloads.secretFor("numbers of claims"));
    }

    @Bean
    Lineage lineage(
            Submissions submissions,
            Mailboxes mailboxes,
            PayloadStore payloads,
            ClaimIndex index,
            ClaimKeys keys,
            Ledger ledger,
            Ulid ids,
            Clock clock,
            DataSource readers) {
        return new Lineage(submissions, mailboxes, payloads, index, keys, ledger, ids, clock, readers);
    }

    @Bean
    IndexRetention indexRetention(ClaimIndex index, Ledger ledger, LineageSettings settings, Clock clock) {
        return new IndexRetention(index, ledger, settings.retention(), clock);
    }

    @Bean
    StageWorker lineageStage(
            Submissions submissions,
            Mailboxes mailboxes,
            PayloadStore payloads,
            Outbox outbox,
            Ledger ledger,
            ClaimIndex index,
            ClaimKeys keys,
            Clock clock) {
        return new LineageStage(submissions, mailboxes, payloads, outbox, ledger, index, keys, clock);
    }

    @Bean
    StageWorker handoverStage(Core core) {
        return core.stage(Stage.HANDOVER);
    }

    @Bean
    Sweep sweep(Core core) {
        return core.sweep();
    }

    @Bean
    HeldMail heldMail(Core core) {
        return core.held();
    }

    @Bean
    Retention retention(Core core) {
        return core.retention();
    }

    @Bean
    Inspection inspection(Core core) {
        return core.inspection();
    }

    @Bean
    Composer composer(Core core) {
        return core.composer();
    }

    /** As a listener of the ledger it hears of every delivery. */
    @Bean
    MailboxBell mailboxBell() {
        return new MailboxBell();
    }

    @Bean
    Mailbox mailbox(Mailboxes mailboxes, PayloadStore payloads, Ledger ledger, Clock clock, MailboxBell bell) {
        return new Mailbox(mailboxes, payloads, ledger, clock, bell);
    }

    /** Before any door opens: partners of the file are registered, and everybody's rules are there. */
    @Bean
    InitializingBean partnerImport(GatewaySettings gateway, Partners partners, ValidationProfiles profiles) {
        return () -> {
            if (!gateway.partnersFile().isBlank()) {
                var changed = FileRegistration.register(partners, PartnerFile.read(Path.of(gateway.partnersFile())));
                LOG.info("partners from {}: {} new or changed", gateway.partnersFile(), changed.size());
            }
            profiles.checkAll(partners);
        };
    }

    @Bean
    PartnerAcknowledgments partnerAcknowledgments(
            Submissions submissions,
            Mailboxes mailboxes,
            Mailbox mailbox,
            PayloadStore payloads,
            Ledger ledger,
            Clock clock) {
        return new PartnerAcknowledgments(submissions, mailboxes, mailbox, payloads, ledger, clock);
    }

    @Bean
    Pickup pickup(Mailboxes mailboxes, Ledger ledger, Clock clock) {
        return new Pickup(mailboxes, ledger, clock);
    }
}
