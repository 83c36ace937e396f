package io.x12gateway.core.wiring;

import io.x12gateway.core.delivery.HeldEntry;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.AcknowledgmentPreferences;
import io.x12gateway.core.partner.Delegation;
import io.x12gateway.core.partner.EdiAgreement;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.Npi;
import io.x12gateway.core.partner.OutboundFormat;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerStatus;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.reconciliation.ClaimBooks;
import io.x12gateway.core.reconciliation.ClaimNote;
import io.x12gateway.core.reconciliation.Difference;
import io.x12gateway.core.reconciliation.ReconciliationDesk;
import io.x12gateway.core.reconciliation.RefusedRemittance;
import io.x12gateway.core.reconciliation.Report;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.envelope.Delimiters;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.x12gateway.core.wiring.Files.adjustmentsOnly835;
import static io.x12gateway.core.wiring.Files.claimGroup;
import static io.x12gateway.core.wiring.Files.claimStatusGroup;
import static io.x12gateway.core.wiring.Files.claims837;
import static io.x12gateway.core.wiring.Files.eligibilityGroup;
import static io.x12gateway.core.wiring.Files.inquiry270;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.Files.remittance835;
import static io.x12gateway.core.wiring.Files.remittanceGroup;
import static io.x12gateway.core.wiring.Files.request276;
import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static io.x12gateway.core.wiring.World.HARBOR;
import static io.x12gateway.core.wiring.World.OTHER_NPI;
import static io.x12gateway.core.wiring.World.PAYER;
import static io.x12gateway.core.wiring.World.RIVERBEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who gets what, what is held, and how it comes free. */
class DeliveryRulesTest {
    private static final String NOBODYS_NPI = "1316000003";
    private final World world = new World();

    @Test
    void marksATestRemittanceInItsName() {
        world.upload(PAYER, pays(1, remittance835("0001", "EFT1", COVERED_NPI, 100)));
        world.work(1);
        assertThat(world.mailbox(RIVERBEND, "835")).singleElement().satisfies(i -> {
            assertThat(i.usage()).isEqualTo("T");
            assertThat(i.fileName()).startsWith("TEST.835_");
        });
        world.change(PAYER, p -> p.usages(List.of("T", "P")));
        world.change(HARBOR, p -> p.usages(List.of("T", "P")));
        world.upload(
                PAYER, pays(2, remittance835("0001", "EFT1", COVERED_NPI, 100)).replace("*0*T*:", "*0*P*:"));
        world.work(1);

        assertThat(world.mailbox(RIVERBEND, "835")).hasSize(1);
        assertThat(world.mailbox(HARBOR, "835"))
                .filteredOn(i -> i.usage().equals("P"))
                .singleElement()
                .satisfies(i -> {
                    assertThat(i.fileName()).startsWith("835_");
                    // Test and production count by themselves.
                    assertThat(world.text(i)).contains("*000000001*0*P*");
                });
    }

    @Test
    void releasesARemittanceAsSoonAsSomebodyMayReadIt() {
        var receipt = world.upload(
                PAYER,
                pays(
                        1,
                        remittance835("0001", "EFT1", NOBODYS_NPI, 100),
                        remittance835("0002", "EFT2", NOBODYS_NPI, 7)));
        world.work(1);
        assertThat(held()).extracting(HeldEntry::reason).containsExactly("NO_RECIPIENT", "NO_RECIPIENT");
        assertThat(world.core.held().retry()).isZero();
        assertThatThrownBy(() -> world.core.held().release(held().getFirst().id(), Optional.empty(), "operator"))
                .isInstanceOfSatisfying(
                        GatewayFault.class, f -> assertThat(f.code()).isEqualTo("no-recipient"));

        world.change(
                RIVERBEND,
                p -> p.delegations(List.of(
                        new Delegation(new Npi(NOBODYS_NPI), "835", LocalDate.of(2026, 1, 1), Optional.empty()))));
        world.clock.pass(Duration.ofMinutes(1));
        assertThat(world.core.held().retry()).isEqualTo(2);
        assertThat(world.core.held().retry()).isZero();

        assertThat(held()).isEmpty();
        assertThat(world.mailbox(RIVERBEND, "835"))
                .singleElement()
                .satisfies(i -> assertThat(world.text(i)).contains("EFT1").contains("EFT2"));
        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(world.auditActions()).contains("delivery.held-released");
    }

    /** It has no LX, no CLP and a PLB: the money is the payee's all the same. */
    @Test
    void deliversAnAdviceWithoutClaimsAndFindsItsTransfer() {
        for (var partner : List.of(PAYER, HARBOR)) world.change(partner, p -> p.usages(List.of("T", "P")));
        var file = pays(1, adjustmentsOnly835("0001", "EFT1", OTHER_NPI, 12)).replace("*0*T*:", "*0*P*:");
        var receipt = world.upload(PAYER, file);
        world.work(2);

        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(world.mailbox(HARBOR, "835"))
                .singleElement()
                .satisfies(i -> assertThat(world.text(i)).contains("PLB*" + OTHER_NPI + "*20261231*L6:INTEREST*-12~"));
        assertThat(held()).isEmpty();

        var desk = new ReconciliationDesk(
                world.ledger.payments(),
                new NoClaims(),
                world.claimKeys,
                world.telling,
                new Ulid(world.clock),
                world.clock);
        var day = LocalDate.of(2026, 11, 25);
        assertThat(desk.report("", day, day).days())
                .flatExtracting(Report.Day::findings)
                .extracting(Report.Finding::difference)
                .containsExactly(Difference.REMITTANCE_WITHOUT_TRANSFER);
        desk.importList(
                "eft.csv",
                "date,payer_id,trace,amount\n2026-11-25,1999999999,EFT1,12.00\n".getBytes(StandardCharsets.US_ASCII),
                "operator");
        assertThat(desk.report("", day, day).days()).singleElement().satisfies(d -> {
            assertThat(d.findings()).isEmpty();
            assertThat(d.matched()).isEqualTo(1);
            assertThat(d.claims()).isZero();
            assertThat(d.claimsPaid()).isZero();
            assertThat(d.transferred()).isEqualByComparingTo("12.00");
        });
    }

    /** Held when it came, and counted all the same. */
    @Test
    void countsTheClaimsOfWhatIsHeld() {
        for (var partner : List.of(PAYER, HARBOR)) world.change(partner, p -> p.usages(List.of("T", "P")));
        var file = pays(
                1,
                remittance835("0001", "EFT1", COVERED_NPI, 100),
                remittance835("0002", "EFT2", NOBODYS_NPI, 7),
                remittance835("0003", "EFT1", COVERED_NPI, 100));
        world.upload(PAYER, file.replace("*0*T*:", "*0*P*:"));
        world.work(2);
        assertThat(world.ledger.payments().remittances(Set.of("EFT1", "EFT2")))
                .hasSize(3)
                .allSatisfy(r -> assertThat(r.claims()).hasValueSatisfying(claims -> {
                    assertThat(claims.count()).isEqualTo(1);
                    assertThat(claims.paid()).isEqualByComparingTo(r.amount());
                }));
        assertThat(held())
                .extracting(HeldEntry::reason, HeldEntry::reference)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("NO_RECIPIENT", "EFT2"),
                        org.assertj.core.groups.Tuple.tuple("POSSIBLE_DUP_PAYMENT", "EFT1"));
    }

    /** What no index of claims tells of. */
    private static final class NoClaims implements ClaimBooks {
        @Override
        public List<ClaimNote> submitted(String usage, Instant from, Instant before, Mark after, int limit) {
            return List.of();
        }

        @Override
        public List<ClaimNote> remitted(String usage, LocalDate from, LocalDate to, Mark after, int limit) {
            return List.of();
        }

        @Override
        public List<ClaimNote> about(String usage, Collection<String> keys, int limit) {
            return List.of();
        }

        @Override
        public List<RefusedRemittance> refused(LocalDate from, LocalDate to) {
            return List.of();
        }

        @Override
        public long unread() {
            return 0;
        }
    }

    @Test
    void holdsAPaymentThatCameBeforeUntilAnOperatorDecides() {
        world.upload(PAYER, pays(1, remittance835("0001", "EFT1", COVERED_NPI, 100)));
        world.work(1);
        world.upload(
                PAYER,
                pays(
                        2,
                        remittance835("0001", "EFT1", COVERED_NPI, 100),
                        remittance835("0002", "EFT2", COVERED_NPI, 5),
                        remittance835("0003", "EFT2", COVERED_NPI, 5)));
        world.work(2);

        assertThat(held())
                .extracting(HeldEntry::reason)
                .containsExactly("POSSIBLE_DUP_PAYMENT", "POSSIBLE_DUP_PAYMENT");
        assertThat(world.core.held().retry()).isZero();
        assertThat(world.mailbox(RIVERBEND, "835")).hasSize(2);

        var first = held().getFirst().id();
        assertThat(world.core
                        .held()
                        .release(first, Optional.empty(), "operator")
                        .state())
                .isEqualTo("RELEASED");
        assertThat(world.mailbox(RIVERBEND, "835")).hasSize(3);
        assertThatThrownBy(() -> world.core.held().release(first, Optional.empty(), "operator"))
                .isInstanceOf(GatewayFault.class);
        assertThatThrownBy(() -> world.core.held().reject(first, "too late", "operator"))
                .isInstanceOf(GatewayFault.class);
        assertThat(world.mailbox(RIVERBEND, "835")).hasSize(3);

        var second = held().getFirst().id();
        assertThat(world.core.held().reject(second, "sent twice", "operator").state())
                .isEqualTo("REJECTED");
        assertThat(held()).isEmpty();
        assertThat(world.mailbox(RIVERBEND, "835")).hasSize(3);
    }

    @Test
    void holdsAPaymentToAPayeeThatThePayerHasNoAgreementFor() {
        var only = new EdiAgreement(
                "A2", Set.of("835"), Set.of(new Npi(OTHER_NPI)), LocalDate.of(2026, 1, 1), Optional.empty());
        world.change(PAYER, p -> p.agreements(List.of(only)));
        world.upload(
                PAYER,
                pays(1, remittance835("0001", "EFT1", COVERED_NPI, 100), remittance835("0002", "EFT2", OTHER_NPI, 5)));
        world.work(1);

        assertThat(held()).extracting(HeldEntry::reason).containsExactly("PAYEE_NOT_AGREED");
        assertThat(world.mailbox(RIVERBEND, "835")).isEmpty();
        assertThat(world.mailbox(HARBOR, "835")).hasSize(1);
    }

    @Test
    void holdsEverythingForAPartnerThatIsPausedAndReleasesItWhenItIsResumed() {
        world.change(RIVERBEND, p -> p.status(PartnerStatus.PAUSED));
        world.change(CLEARWAY, p -> p.status(PartnerStatus.PAUSED));
        world.upload(PAYER, pays(1, remittance835("0001", "EFT1", COVERED_NPI, 100)));
        world.upload(CLEARWAY, interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI))));
        world.work(1);

        assertThat(world.mailbox(RIVERBEND)).isEmpty();
        assertThat(world.mailbox(HARBOR, "835")).hasSize(1);
        assertThat(world.mailbox(CLEARWAY)).extracting(MailboxItem::kind).doesNotContain("999", "277");
        assertThat(held())
                .extracting(HeldEntry::reason)
                .containsOnly("PARTNER_PAUSED")
                .hasSize(3);
        assertThat(world.core.held().retry()).isZero();

        var newest = world.mailbox(CLEARWAY).stream()
                .map(i -> i.handling().position())
                .reduce("", (a, b) -> b);
        world.change(RIVERBEND, p -> p.status(PartnerStatus.ACTIVE));
        world.change(CLEARWAY, p -> p.status(PartnerStatus.ACTIVE));
        assertThat(world.core.held().retry()).isEqualTo(3);
        assertThat(world.mailbox(RIVERBEND, "835")).hasSize(1);
        assertThat(world.mailbox(CLEARWAY)).extracting(MailboxItem::kind).contains("999", "277");
        assertThat(world.ledger.mailboxes().list(CLEARWAY, false, List.of(), newest, 10))
                .as("who reads on from a cursor comes across them")
                .hasSize(2);
        assertThat(held()).isEmpty();
    }

    @Test
    void deliversNothingToAPartnerThatTakesNoDataOfThatUsage() {
        world.change(PAYER, p -> p.usages(List.of("P")));
        world.upload(
                PAYER, pays(1, remittance835("0001", "EFT1", COVERED_NPI, 100)).replace("*0*T*:", "*0*P*:"));
        world.work(1);
        assertThat(held()).extracting(HeldEntry::reason).containsExactly("NO_RECIPIENT");

        world.change(RIVERBEND, p -> p.usages(List.of("P", "T")).status(PartnerStatus.TESTING));
        world.clock.pass(Duration.ofMinutes(1));
        assertThat(world.core.held().retry()).isZero();
        world.change(RIVERBEND, p -> p.status(PartnerStatus.ACTIVE));
        world.clock.pass(Duration.ofMinutes(1));
        assertThat(world.core.held().retry()).isEqualTo(1);
    }

    @Test
    void bringsAnAnswerOfAnotherPayerToWhoAsked() {
        world.upload(
                CLEARWAY,
                interchange(
                        "CH0001",
                        1,
                        claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI)),
                        eligibilityGroup(2, inquiry270("0001", "E1", COVERED_NPI))));
        world.work(1);
        assertThat(world.mailbox(CLEARWAY, "277")).hasSize(1);

        var receipt = world.upload(PAYER, answer277("CS1", 1));
        world.upload(PAYER, answer271("E1", 2));
        world.work(2);

        assertThat(world.mailbox(PAYER, "999")).hasSize(2);
        assertThat(world.mailbox(CLEARWAY, "277")).hasSize(2);
        assertThat(world.mailbox(CLEARWAY, "271")).hasSize(2);
        assertThat(world.text(world.mailbox(CLEARWAY, "277").getLast()))
                .contains("*ZZ*GATEWAY        *ZZ*CH0001         *")
                .contains("TRN*2*CS1~");
        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(held()).isEmpty();
    }

    @Test
    void bringsA277caOfAnotherPayerToWhoSubmitted() {
        world.upload(
                CLEARWAY, interchange("CH0001", 1, claimGroup(1, claims837("0001", "B1", COVERED_NPI, "A1 100 I10"))));
        world.work(1);
        var ours = world.text(world.mailbox(CLEARWAY, "277CA").getFirst());

        world.upload(PAYER, from("MAC01", ours));
        world.upload(
                PAYER,
                from("MAC01", ours)
                        .replace("TRN*2*B1~", "TRN*2*B9~")
                        .replaceAll("0000000\\d\\d(?=\\*0\\*T|~\n?$)", "000000077"));
        world.work(2);

        assertThat(world.mailbox(CLEARWAY, "277CA")).hasSize(2);
        assertThat(world.text(world.mailbox(CLEARWAY, "277CA").getLast()))
                .contains("*ZZ*GATEWAY        *ZZ*CH0001         *")
                .contains("TRN*2*A1~");
        assertThat(world.mailbox(PAYER, "999"))
                .as("an acknowledgment is not acknowledged")
                .isEmpty();
        assertThat(held()).extracting(HeldEntry::reason).containsExactly("UNMATCHED_ANSWER");
    }

    @Test
    void passesNo277caOnFromWhoIsNoPayer() {
        world.upload(
                CLEARWAY, interchange("CH0001", 1, claimGroup(1, claims837("0001", "B1", COVERED_NPI, "A1 100 I10"))));
        world.work(1);
        var ours = world.text(world.mailbox(CLEARWAY, "277CA").getFirst());

        var receipt = world.upload(RIVERBEND, from("RB0001", ours));
        world.work(1);

        assertThat(world.mailbox(CLEARWAY, "277CA")).hasSize(1);
        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(held()).isEmpty();
    }

    private static String from(String sender, String ours) {
        return ours.replace("ZZ*GATEWAY        *ZZ*CH0001         ", "ZZ*%-15s*ZZ*GATEWAY        ".formatted(sender))
                .replace("GS*HN*GATEWAY*CH0001", "GS*HN*" + sender + "*GATEWAY");
    }

    @Test
    void holdsAnAnswerThatNobodyAskedForAndHandsItToWhomAnOperatorNames() {
        var receipt = world.upload(PAYER, answer277("CS9", 1));
        world.work(1);
        assertThat(held()).extracting(HeldEntry::reason).containsExactly("UNMATCHED_ANSWER");
        assertThat(held()).extracting(HeldEntry::reference).containsExactly("CS9");
        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.QUARANTINED);
        var id = held().getFirst().id();

        assertThatThrownBy(() -> world.core.held().release(id, Optional.of(RIVERBEND), "operator"))
                .isInstanceOf(GatewayFault.class);
        assertThat(world.core
                        .held()
                        .release(id, Optional.of(CLEARWAY), "operator")
                        .note())
                .isEqualTo("to clearway");
        assertThat(world.mailbox(CLEARWAY, "277")).hasSize(1);
        assertThat(world.ledger.submissions().timeline(receipt.submission()))
                .extracting(TimelineEntry::detail)
                .as("the trace number stands in the sealed file alone")
                .noneMatch(detail -> detail.contains("CS9"));
        assertThat(world.ledger.audit()).noneMatch(entry -> entry.toString().contains("CS9"));
        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
    }

    @Test
    void holdsAnAnswerWhoseTraceNumberSeveralUsed() {
        var twin = new PartnerId("second-asker");
        world.ledger
                .partners()
                .register(
                        List.of(TradingPartner.named(twin, "Second", new EdiIdentity("ZZ", "SA0001"))
                                .usages(List.of("T"))
                                .agreements(world.ledger
                                        .partners()
                                        .find(CLEARWAY)
                                        .orElseThrow()
                                        .agreements())
                                .build()),
                        "test");
        var file = interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI)));
        world.upload(CLEARWAY, file);
        world.upload(twin, file.replace("CH0001", "SA0001"));
        world.work(1);

        world.upload(PAYER, answer277("CS1", 1));
        world.upload(PAYER, answer277("CS1", 2).replace("46*CH0001~", "46*XX0001~"));
        world.work(1);

        assertThat(world.mailbox(CLEARWAY, "277"))
                .as("its own answer, and the one that names it")
                .hasSize(2);
        assertThat(world.mailbox(twin, "277")).hasSize(1);
        assertThat(held()).extracting(HeldEntry::reason).containsExactly("AMBIGUOUS_ANSWER");
    }

    @Test
    void takesNoAnswerFromWhoIsNoPayer() {
        var both = new EdiAgreement(
                "A1", Set.of("270", "276", "277"), Set.of(), LocalDate.of(2026, 1, 1), Optional.empty());
        world.change(RIVERBEND, p -> p.agreements(List.of(both)));
        world.upload(CLEARWAY, interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI))));
        world.upload(
                RIVERBEND,
                answer277("CS1", 1)
                        .replace("MAC01          ", "RB0001         ")
                        .replace("*MAC01*", "*RB0001*"));
        world.work(1);

        assertThat(world.mailbox(CLEARWAY, "277")).hasSize(1);
        assertThat(world.mailbox(RIVERBEND, "999")).hasSize(1);
        assertThat(world.auditActions()).contains("security.transaction-not-agreed");
    }

    @Test
    void honoursHowAPartnerWantsItsAcknowledgments() {
        var dense = new OutboundFormat(Optional.of(new Delimiters('|', '^', '>', '\'')), false);
        world.change(
                CLEARWAY,
                p -> p.outbound(dense)
                        .acknowledgments(new AcknowledgmentPreferences(AcknowledgmentPreferences.Ta1.ALWAYS, false)));
        world.upload(CLEARWAY, interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI))));
        world.work(1);

        assertThat(world.mailbox(CLEARWAY)).extracting(MailboxItem::kind).containsOnly("receipt", "TA1", "999", "277");
        assertThat(world.mailbox(CLEARWAY, "TA1", "999", "277"))
                .hasSize(3)
                .allSatisfy(i -> assertThat(world.text(i))
                        .startsWith("ISA|00|")
                        .endsWith("'")
                        .doesNotContain("\n", "~"));
    }

    private List<HeldEntry> held() {
        return world.core.held().list(100);
    }

    private static String pays(int number, String... remittances) {
        return interchange("MAC01", number, remittanceGroup(1, remittances));
    }

    private static String answer277(String trace, int number) {
        var asked = request276("0001", trace, COVERED_NPI).getBytes(StandardCharsets.ISO_8859_1);
        return fromPayer(ScriptedBackEnd.claimStatus(ClaimStatusRequest.read(asked, Delimiters.STANDARD)), number);
    }

    private static String answer271(String trace, int number) {
        var asked = inquiry270("0001", trace, COVERED_NPI).getBytes(StandardCharsets.ISO_8859_1);
        return fromPayer(ScriptedBackEnd.eligibility(EligibilityInquiry.read(asked, Delimiters.STANDARD)), number);
    }

    private static String fromPayer(Answer answer, int number) {
        var bytes = ((Answer.Answered) answer).interchange();
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("BACKEND        ", "MAC01          ")
                .replace("*BACKEND*", "*MAC01*")
                .replace("000000077", "%09d".formatted(number));
    }
}
