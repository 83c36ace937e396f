package io.x12gateway.core.wiring;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.EdiAgreement;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.Npi;
import io.x12gateway.core.partner.PartnerStatus;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.edi.acknowledgment.Ta1;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static io.x12gateway.core.wiring.World.OTHER_NPI;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every combination of who an inquiry says it is from, what is agreed, and for whom it asks; in a batch and on the line.
 * The first thing that is wrong decides, from the envelope inwards, and nobody who is refused has a back end asked.
 */
class EntitlementTableTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private enum Sender {
        OWN("ZZ", "CH0001"),
        OTHER_QUALIFIER("30", "CH0001"),
        SOMEBODY_ELSES("ZZ", "RB0001"),
        NOBODYS("ZZ", "XX9999");

        private final String qualifier;
        private final String id;

        Sender(String qualifier, String id) {
            this.qualifier = qualifier;
            this.id = id;
        }
    }

    private enum GroupSender {
        OWN("CH0001"),
        SOMEBODY_ELSES("RB0001"),
        NOBODYS("XX9999");

        private final String id;

        GroupSender(String id) {
            this.id = id;
        }
    }

    private enum Agreed {
        TODAY,
        UNTIL_YESTERDAY,
        FROM_TOMORROW,
        OTHER_TRANSACTION
    }

    private enum Usage {
        TEST("T", PartnerStatus.ACTIVE, true),
        TEST_WHILE_TESTING("T", PartnerStatus.TESTING, true),
        PRODUCTION("P", PartnerStatus.ACTIVE, true),
        PRODUCTION_WHILE_TESTING("P", PartnerStatus.TESTING, false);

        private final String isa15;
        private final PartnerStatus status;
        private final boolean allowed;

        Usage(String isa15, PartnerStatus status, boolean allowed) {
            this.isa15 = isa15;
            this.status = status;
            this.allowed = allowed;
        }
    }

    private record Row(
            String set,
            Sender sender,
            GroupSender group,
            Usage usage,
            Agreed agreed,
            boolean covered,
            boolean onTheLine) {
        /** What its sender is told. */
        String expected() {
            if (sender == Sender.OTHER_QUALIFIER) return "TA1 005";
            if (sender != Sender.OWN) return "TA1 006";
            if (!usage.allowed) return "TA1 020";
            if (group != GroupSender.OWN || agreed != Agreed.TODAY) return "999 AK905 1";
            if (!covered) return set.equals("270") ? "271 AAA 41" : "277 E0:496:41";
            return set.equals("270") ? "271 answered" : "277 answered";
        }

        /** What operators find in the audit trail; empty for a mistake and for what is right. */
        String breach() {
            if (sender == Sender.OTHER_QUALIFIER) return "";
            if (sender != Sender.OWN) return "security.sender-not-caller";
            if (!usage.allowed) return "security.usage";
            if (group != GroupSender.OWN) return "security.group-sender";
            if (agreed != Agreed.TODAY) return "security.transaction-not-agreed";
            return covered ? "" : "security.provider-not-covered";
        }
    }

    private static List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var set : List.of("270", "276"))
            for (var sender : Sender.values())
                for (var group : GroupSender.values())
                    for (var usage : Usage.values())
                        for (var agreed : Agreed.values())
                            for (var covered : List.of(true, false))
                                for (var onTheLine : List.of(true, false))
                                    rows.add(new Row(set, sender, group, usage, agreed, covered, onTheLine));
        return rows;
    }

    @Test
    void everyCombinationIsAnsweredByTheFirstThingThatIsWrong() {
        var rows = rows();
        for (var row : rows) check(row);
        System.out.println("entitlement: " + rows.size() + " combinations");
        assertThat(rows).hasSize(2 * 4 * 3 * 4 * 4 * 2 * 2);
    }

    private static void check(Row row) {
        var world = new World();
        world.change(
                CLEARWAY,
                p -> p.usages(List.of("T", "P")).status(row.usage().status).agreements(List.of(agreement(row))));
        var told = row.onTheLine() ? onTheLine(world, row) : batch(world, row);
        assertThat(told).as("%s", row).isEqualTo(row.expected());
        boolean answered = row.expected().endsWith("answered");
        boolean test = row.usage().isa15.equals("T");
        int testAsked = world.hets.asked.size() + world.claims.asked.size();
        int productionAsked = world.productionHets.asked.size() + world.productionClaims.asked.size();
        assertThat(testAsked).as("%s", row).isEqualTo(answered && test ? 1 : 0);
        assertThat(productionAsked).as("%s", row).isEqualTo(answered && !test ? 1 : 0);
        assertThat(world.ledger.audit())
                .as("%s", row)
                .filteredOn(a -> a.action().startsWith("security."))
                .extracting(AuditEntry::action)
                .isEqualTo(row.breach().isEmpty() ? List.of() : List.of(row.breach()));
        assertThat(world.mailbox(World.RIVERBEND)).as("%s", row).isEmpty();
    }

    private static EdiAgreement agreement(Row row) {
        var sets = row.agreed() == Agreed.OTHER_TRANSACTION ? Set.of("835") : Set.of(row.set());
        var from = row.agreed() == Agreed.FROM_TOMORROW ? TODAY.plusDays(1) : TODAY.minusDays(30);
        var to = row.agreed() == Agreed.UNTIL_YESTERDAY ? Optional.of(TODAY.minusDays(1)) : Optional.<LocalDate>empty();
        return new EdiAgreement("A", sets, Set.of(new Npi(COVERED_NPI)), from, to);
    }

    private static String file(Row row) {
        var npi = row.covered() ? COVERED_NPI : OTHER_NPI;
        var group = row.set().equals("270")
                ? Files.eligibilityGroup(1, Files.inquiry270("0001", "T1", npi))
                : Files.claimStatusGroup(1, Files.request276("0001", "T1", npi));
        return Files.isa(row.sender().id, "GATEWAY", 1, "0", row.usage().isa15)
                        .replace(
                                "*ZZ*" + row.sender().id + " ",
                                "*" + row.sender().qualifier + "*" + row.sender().id + " ")
                + group.replaceFirst("\\*CH0001\\*GATEWAY", "*" + row.group().id + "*GATEWAY") + "IEA*1*000000001~\n";
    }

    private static String batch(World world, Row row) {
        var receipt = world.upload(CLEARWAY, file(row));
        world.work(1);
        assertThat(world.submission(receipt.submission()).state())
                .isEqualTo(row.expected().startsWith("27") ? SubmissionState.COMPLETED : SubmissionState.REJECTED);
        var items = world.mailbox(CLEARWAY, "TA1", "271", "277");
        var item = items.isEmpty() ? world.mailbox(CLEARWAY, "999").getFirst() : items.getFirst();
        assertThat(world.mailbox(CLEARWAY))
                .filteredOn(i -> !i.usage().isEmpty())
                .extracting(MailboxItem::usage)
                .containsOnly(row.usage().isa15);
        return said(item.kind(), world.text(item));
    }

    private static String onTheLine(World world, Row row) {
        var answer = world.core
                .realTime()
                .answer(World.onTheLine(CLEARWAY, file(row), Optional.empty()), Duration.ofSeconds(20));
        return switch (answer) {
            case RealTimeAnswer.Responded r -> said(r.kind(), text(r.interchange()));
            case RealTimeAnswer.Acknowledged a -> said(a.kind(), text(a.interchange()));
            case RealTimeAnswer.Unreadable u -> "unreadable";
            case RealTimeAnswer.Deferred d -> "deferred";
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String said(String kind, String text) {
        return switch (kind) {
            case "TA1" ->
                "TA1 "
                        + Ta1.read(text.getBytes(StandardCharsets.ISO_8859_1))
                                .getFirst()
                                .note();
            case "999" -> text.contains("AK9*R*1*1*0*1~") ? "999 AK905 1" : text;
            case "271" -> text.contains("AAA*N**41*") ? "271 AAA 41" : "271 answered";
            case "277" -> text.contains("STC*E0:496:41") ? "277 E0:496:41" : "277 answered";
            default -> kind;
        };
    }

    @Test
    void tellsNobodyWhoseAnIdIs() {
        var texts = new ArrayList<String>();
        for (var id : List.of("RB0001", "XX9999")) {
            var world = new World();
            world.upload(
                    CLEARWAY,
                    Files.interchange(id, 1, Files.eligibilityGroup(1, Files.inquiry270("0001", "T1", COVERED_NPI))));
            world.work(1);
            var all = new StringBuilder();
            world.mailbox(CLEARWAY).forEach(i -> all.append(world.text(i)));
            world.ledger
                    .submissions()
                    .recent(1)
                    .forEach(s -> world.ledger
                            .submissions()
                            .timeline(s.id())
                            .forEach(e -> all.append(e.event())
                                    .append(' ')
                                    .append(e.detail())
                                    .append('\n')));
            texts.add(all.toString()
                    .replaceAll("[0-9A-HJKMNP-TV-Z]{26}", "ID")
                    .replaceAll("[0-9a-f]{64}", "SHA-256")
                    .replace(id, "ISA06"));
        }
        assertThat(texts.getFirst()).isEqualTo(texts.getLast()).doesNotContain("riverbend");
    }

    @Test
    void keepsAnIdentityForTestDataApart() {
        var world = new World();
        world.change(
                CLEARWAY, p -> p.usages(List.of("T", "P")).testIdentities(List.of(new EdiIdentity("ZZ", "CHTEST"))));
        var group = Files.eligibilityGroup(1, Files.inquiry270("0001", "T1", COVERED_NPI));
        world.upload(CLEARWAY, Files.interchange("CHTEST", 1, group));
        world.upload(CLEARWAY, Files.interchange("CH0001", 2, group));
        world.work(1);

        assertThat(world.mailbox(CLEARWAY, "271")).hasSize(1);
        assertThat(world.mailbox(CLEARWAY, "TA1"))
                .singleElement()
                .satisfies(i -> assertThat(Ta1.read(world.text(i).getBytes(StandardCharsets.ISO_8859_1))
                                .getFirst()
                                .note())
                        .isEqualTo("006"));
    }
}
