package io.x12gateway.core.wiring;

import io.x12gateway.core.claim.HandoverLimits;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.handover.ClaimsSystems;
import io.x12gateway.core.inquiry.BackEnd;
import io.x12gateway.core.inquiry.BackEnds;
import io.x12gateway.core.inquiry.RoutingTable;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Limits;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.ledger.InMemoryLedger;
import io.x12gateway.core.lineage.ClaimKeys;
import io.x12gateway.core.lineage.InMemoryClaimIndex;
import io.x12gateway.core.lineage.LineageStage;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.partner.Delegation;
import io.x12gateway.core.partner.EdiAgreement;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.InMemoryPartners;
import io.x12gateway.core.partner.Npi;
import io.x12gateway.core.partner.PartnerBuilder;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerKind;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.response.InquiryLimits;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.telling.TellingLedger;
import io.x12gateway.edi.TransactionType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The whole core on its in-memory twins, with a clock that the test moves and a ledger that can die. */
public final class World {
    public static final PartnerId CLEARWAY = new PartnerId("clearway");
    public static final PartnerId RIVERBEND = new PartnerId("riverbend-billing");
    public static final PartnerId HARBOR = new PartnerId("harbor-agency");
    public static final PartnerId PAYER = new PartnerId("example-mac");
    public static final String COVERED_NPI = "1234567893";
    public static final String OTHER_NPI = "1200000028";
    private static final Map<TransactionType, String> ROUTES =
            Map.of(TransactionType.ELIGIBILITY_INQUIRY, "hets", TransactionType.CLAIM_STATUS_REQUEST, "claims");
    private static final Map<TransactionType, String> TEST_ROUTES = Map.of(
            TransactionType.ELIGIBILITY_INQUIRY,
            "hets-test",
            TransactionType.CLAIM_STATUS_REQUEST,
            "claims-test",
            TransactionType.PROFESSIONAL_CLAIM,
            "intake-test",
            TransactionType.INSTITUTIONAL_CLAIM,
            "intake-test");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    public final TestClock clock = new TestClock();
    public final InMemoryLedger ledger = new InMemoryLedger(clock);
    public final FaultyLedger faulty = new FaultyLedger(ledger);
    private final Ulid ids = new Ulid(clock);
    /** What the core commits through. */
    public final TellingLedger telling =
            new TellingLedger(faulty, ledger.partners(), ledger.submissions(), ledger.mailboxes(), ids, clock);

    /** Asked by test data, which most files here are. */
    public final ScriptedBackEnd hets = new ScriptedBackEnd("hets-test");

    public final ScriptedBackEnd claims = new ScriptedBackEnd("claims-test");
    public final ScriptedBackEnd productionHets = new ScriptedBackEnd("hets");
    public final ScriptedBackEnd productionClaims = new ScriptedBackEnd("claims");
    public final ClaimKeys claimKeys = new ClaimKeys(new byte[32]);
    public final InMemoryClaimIndex claimIndex = new InMemoryClaimIndex();
    /** Takes in the claims of test data. */
    public final ScriptedClaimsSystem intake = new ScriptedClaimsSystem("intake-test");

    public final Core core;
    private final Map<Stage, StageWorker> workers = new EnumMap<>(Stage.class);

    public World() {
        this(Limits.DEFAULT);
    }

    public World(Limits limits) {
        ledger.listen(telling);
        ledger.partners().register(partners(), "test");
        core = new Core(new Parts(
                telling,
                ledger.submissions(),
                ledger.partners(),
                ledger.inquiries(),
                ledger.mailboxes(),
                ledger.held(),
                ledger.traces(),
                ledger.portions(),
                ledger.outbox(),
                ledger.payloads(),
                ledger.controlNumbers(),
                ids,
                clock,
                new GatewayIdentity(new EdiIdentity("ZZ", "GATEWAY"), "GATEWAY", ZoneOffset.UTC),
                InMemoryPartners.PROFILES,
                new RoutingTable(ROUTES, TEST_ROUTES, Set.of("hets")),
                new BackEnds(List.<BackEnd>of(hets, claims, productionHets, productionClaims), 1),
                new ClaimsSystems(List.of(intake)),
                limits,
                new InquiryLimits(Duration.ofSeconds(5), Duration.ofMinutes(10)),
                new HandoverLimits(Duration.ofSeconds(5), Duration.ofMinutes(30)),
                Duration.ofSeconds(20)));
        core.stages().forEach(w -> workers.put(w.stage(), w));
        workers.put(
                Stage.LINEAGE,
                new LineageStage(
                        ledger.submissions(),
                        ledger.mailboxes(),
                        ledger.payloads(),
                        ledger.outbox(),
                        telling,
                        claimIndex,
                        claimKeys,
                        clock));
    }

    private static List<TradingPartner> partners() {
        var asks = new EdiAgreement(
                "A1",
                Set.of("270", "276", "837"),
                Set.of(new Npi(COVERED_NPI)),
                START,
                Optional.of(START.plusYears(2)));
        var pays = new EdiAgreement("A2", Set.of("835", "271", "277"), Set.of(), START, Optional.empty());
        var reads = new EdiAgreement("A3", Set.of("835"), Set.of(new Npi(COVERED_NPI)), START, Optional.empty());
        var lent = new Delegation(new Npi(OTHER_NPI), "835", START, Optional.empty());
        return List.of(
                partner(CLEARWAY, "CH0001", List.of(asks), List.of()),
                partner(PAYER, "MAC01", List.of(pays), List.of())
                        .with()
                        .kind(PartnerKind.PAYER)
                        .build(),
                partner(RIVERBEND, "RB0001", List.of(reads), List.of()),
                partner(HARBOR, "HA0001", List.of(reads), List.of(lent)));
    }

    private static TradingPartner partner(
            PartnerId id, String isa, List<EdiAgreement> agreements, List<Delegation> delegations) {
        return TradingPartner.named(id, id.value(), new EdiIdentity("ZZ", isa))
                .usages(List.of("T"))
                .agreements(agreements)
                .delegations(delegations)
                .build();
    }

    /** Uploaded into the folders of its usage. */
    public static Arrival arrival(PartnerId partner, String body) {
        return new Arrival(
                partner,
                body.contains("*0*P*:~") ? Channel.SFTP : Channel.SFTP_TEST,
                ProcessingMode.BATCH,
                "file.edi",
                Optional.empty(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)),
                "test");
    }

    public static Arrival onTheLine(PartnerId partner, String body, Optional<String> key) {
        return new Arrival(
                partner,
                Channel.HTTP,
                ProcessingMode.REAL_TIME,
                "",
                key,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)),
                "test");
    }

    public Receipt upload(PartnerId partner, String body) {
        return core.intake().receive(arrival(partner, body));
    }

    /** Uploads as a client does that was told of no success: again. */
    public Receipt uploadUntilReceived(PartnerId partner, String body) {
        while (true) {
            try {
                return upload(partner, body);
            } catch (GatewayFault e) {
                // The sender was told nothing, so she sends it again.
            }
        }
    }

    /** Does all work there is, {@code times} times each; what fails is done again after a restart. */
    public void work(int times) {
        for (int round = 0; round < 50; round++) {
            ledger.outbox().forgetAnnouncements();
            var waiting = ledger.outbox().unannounced(1000);
            if (waiting.isEmpty()) return;
            for (var work : waiting) for (int i = 0; i < times; i++) attempt(work);
        }
    }

    public boolean attempt(Work work) {
        try {
            worker(work.stage()).work(work);
            return true;
        } catch (GatewayFault e) {
            return false;
        }
    }

    public StageWorker worker(Stage stage) {
        return Optional.ofNullable(workers.get(stage)).orElseThrow();
    }

    /** Registers a partner changed. */
    public void change(PartnerId id, UnaryOperator<PartnerBuilder> how) {
        var partner = ledger.partners().find(id).orElseThrow();
        ledger.partners().register(List.of(how.apply(partner.with()).build()), "test");
    }

    public Submission submission(SubmissionId id) {
        return ledger.submissions().find(id).orElseThrow();
    }

    public List<MailboxItem> mailbox(PartnerId partner, String... kinds) {
        return ledger.mailboxes().list(partner, true, List.of(kinds), "", 1000);
    }

    public String text(MailboxItem item) {
        return new String(ledger.payloads().read(item.payload()), StandardCharsets.ISO_8859_1);
    }

    public List<String> auditActions() {
        return ledger.audit().stream().map(a -> a.action()).toList();
    }

    /** Time passes when the test says so. */
    public static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T15:00:00Z");

        public void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
