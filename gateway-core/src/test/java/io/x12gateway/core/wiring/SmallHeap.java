package io.x12gateway.core.wiring;

import io.x12gateway.core.claim.HandoverLimits;
import io.x12gateway.core.handover.ClaimsSystems;
import io.x12gateway.core.handover.JdbcPortions;
import io.x12gateway.core.inquiry.BackEnds;
import io.x12gateway.core.inquiry.JdbcInquiries;
import io.x12gateway.core.inquiry.JdbcTraces;
import io.x12gateway.core.inquiry.RoutingTable;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Limits;
import io.x12gateway.core.ledger.JdbcControlNumbers;
import io.x12gateway.core.ledger.JdbcLedger;
import io.x12gateway.core.ledger.LedgerSettings;
import io.x12gateway.core.ledger.Schema;
import io.x12gateway.core.ledger.TestH2;
import io.x12gateway.core.mailbox.JdbcHeldDocuments;
import io.x12gateway.core.mailbox.JdbcMailboxes;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.MailboxQuery;
import io.x12gateway.core.outbox.JdbcOutbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.partner.EdiAgreement;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.JdbcPartners;
import io.x12gateway.core.partner.Npi;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerKind;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.ValidationProfiles;
import io.x12gateway.core.payload.EncryptedPayloads;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.response.InquiryLimits;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.JdbcSubmissions;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.synthesis.Synthesis;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The process of {@link SmallHeapIT}: the whole core on H2 and files takes in an 835 of more than sixty megabytes. Prints what
 * became of it.
 */
final class SmallHeap {
    private static final int CLAIMS = 160_000;
    private static final Clock CLOCK = Clock.systemUTC();
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final PartnerId PAYEE = new PartnerId("whoever-is-paid");

    private SmallHeap() {}

    /** The money of the remittances in a file, and whom it is for. */
    private record Content(BigDecimal money, Set<String> npis) {
        static Content of(BufferedReader lines) throws IOException {
            var money = BigDecimal.ZERO;
            var npis = new TreeSet<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("BPR*")) money = money.add(new BigDecimal(line.split("\\*", 4)[2]));
                if (line.startsWith("N1*PE*")) npis.add(line.split("[*~]")[4]);
            }
            return new Content(money, npis);
        }
    }

    public static void main(String[] args) throws IOException {
        var directory = Files.createDirectories(Path.of(args[0]));
        var file = directory.resolve("large.x12");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Synthesis.of(TransactionType.REMITTANCE_ADVICE, CLAIMS, 7)
                    .inTransactions(Integer.parseInt(args[1]))
                    .writeTo(out);
        }
        Content received;
        try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            received = Content.of(lines);
        }
        System.out.printf("%d MB of heap for %d MB%n", Runtime.getRuntime().maxMemory() >> 20, Files.size(file) >> 20);
        deliver(directory, file, received);
        System.exit(0);
    }

    private static void deliver(Path directory, Path file, Content received) throws IOException {
        var source = TestH2.file(directory);
        Schema.migrate(source);
        var ids = new Ulid(CLOCK);
        var ledger = JdbcLedger.open(source, LedgerSettings.forLane("node-1"));
        var partners = new JdbcPartners(source, ledger.registrar(), CLOCK);
        partners.register(partners(received.npis()), "test");
        var payloads = new EncryptedPayloads(
                directory.resolve("payloads"), directory.resolve("payload.key"), source, ids::next, 8192);
        var submissions = new JdbcSubmissions(source);
        var mailboxes = new JdbcMailboxes(source);
        var core = new Core(new Parts(
                ledger,
                submissions,
                partners,
                new JdbcInquiries(source),
                mailboxes,
                new JdbcHeldDocuments(source),
                new JdbcTraces(source),
                new JdbcPortions(source),
                new JdbcOutbox(source, CLOCK),
                payloads,
                new JdbcControlNumbers(source),
                ids,
                CLOCK,
                new GatewayIdentity(new EdiIdentity("ZZ", "SYNTHETIC-TO"), "SYNTHETICTO", ZoneOffset.UTC),
                ValidationProfiles.STANDARD,
                new RoutingTable(Map.of(), Map.of()),
                new BackEnds(List.of(), 1),
                new ClaimsSystems(List.of()),
                new Limits(1L << 30, Duration.ofDays(1)),
                new InquiryLimits(Duration.ofSeconds(5), Duration.ofMinutes(10)),
                HandoverLimits.DEFAULT,
                Duration.ofSeconds(20)));
        try (var in = Files.newInputStream(file)) {
            var receipt = core.intake()
                    .receive(new Arrival(
                            new PartnerId("payer"),
                            Channel.SFTP_TEST,
                            ProcessingMode.BATCH,
                            "large.x12",
                            Optional.empty(),
                            in,
                            "test"));
            var outbox = new JdbcOutbox(source, CLOCK);
            for (var waiting = outbox.unannounced(10); !waiting.isEmpty(); waiting = outbox.unannounced(10))
                for (var work : waiting) {
                    if (work.stage() != Stage.LINEAGE) core.stage(work.stage()).work(work);
                    outbox.announced(List.of(work.id()));
                }
            var state = submissions.find(receipt.submission()).orElseThrow().state();
            tell(state.name(), mailboxes.list(PAYEE, MailboxQuery.waiting(100)), payloads, received.money());
        }
    }

    private static void tell(String state, List<MailboxItem> items, PayloadStore payloads, BigDecimal received)
            throws IOException {
        var delivered = BigDecimal.ZERO;
        for (var item : items)
            try (var lines = new BufferedReader(
                    new InputStreamReader(payloads.open(item.payload()), StandardCharsets.ISO_8859_1))) {
                delivered = delivered.add(Content.of(lines).money());
            }
        System.out.println(state + " " + items.size() + " items, "
                + (delivered.compareTo(received) == 0 ? "all money" : delivered + " of " + received));
    }

    private static List<TradingPartner> partners(Set<String> npis) {
        var pays = new EdiAgreement("A1", Set.of("835"), Set.of(), START, Optional.empty());
        var reads = new EdiAgreement(
                "A2", Set.of("835"), npis.stream().map(Npi::new).collect(Collectors.toSet()), START, Optional.empty());
        return List.of(
                TradingPartner.named(new PartnerId("payer"), "Payer", new EdiIdentity("ZZ", "SYNTHETIC-FROM"))
                        .applicationId("SYNTHETICFROM")
                        .kind(PartnerKind.PAYER)
                        .usages(List.of("T"))
                        .agreements(List.of(pays))
                        .build(),
                TradingPartner.named(PAYEE, "Payee", new EdiIdentity("ZZ", "PAYEE"))
                        .usages(List.of("T"))
                        .agreements(List.of(reads))
                        .build());
    }
}
