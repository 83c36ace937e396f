package io.x12gateway.core.disposition;

import io.x12gateway.core.acknowledgment.Acknowledgment;
import io.x12gateway.core.acknowledgment.AcknowledgmentPolicy;
import io.x12gateway.core.inquiry.RoutingTable;
import io.x12gateway.core.partner.EdiAgreement;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.Npi;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.claim.SubmissionKeys;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.FindingCode;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.x12gateway.core.wiring.Files.broken;
import static io.x12gateway.core.wiring.Files.claim837;
import static io.x12gateway.core.wiring.Files.claimStatusGroup;
import static io.x12gateway.core.wiring.Files.eligibilityGroup;
import static io.x12gateway.core.wiring.Files.group;
import static io.x12gateway.core.wiring.Files.inquiry270;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.Files.isa;
import static io.x12gateway.core.wiring.Files.remittance835;
import static io.x12gateway.core.wiring.Files.remittanceGroup;
import static io.x12gateway.core.wiring.Files.request276;
import static org.assertj.core.api.Assertions.assertThat;

class DispositionPolicyTest {
    private static final String NPI = "1234567893";
    private static final String OTHER = "1200000028";
    private static final SubmissionId ID = new SubmissionId("01KAK6E8R0ABCDEFGHJKMNPQRS");
    private static final SubmissionId FIRST = new SubmissionId("01KAK6E8R0000000000000000A");

    private final DispositionPolicy policy = new DispositionPolicy(
            new GatewayIdentity(new EdiIdentity("ZZ", "GATEWAY"), "GATEWAY", ZoneId.of("America/New_York")),
            new RoutingTable(Map.of(), Map.of(TransactionType.ELIGIBILITY_INQUIRY, "hets")),
            new AcknowledgmentPolicy());
    private final Map<String, SubmissionId> processed = new HashMap<>();
    private Instant receivedAt = Instant.parse("2026-11-21T15:00:00Z");
    private Set<Npi> providers = Set.of(new Npi(NPI));
    private Set<String> agreed = Set.of("270", "276", "835");
    private boolean known = true;
    private List<String> usages = List.of("T");

    private Disposition decide(String file, boolean onTheLine) {
        var bytes = file.getBytes(StandardCharsets.ISO_8859_1);
        return policy.decide(X12.standard().validate(bytes), submission(), partner(), facts(file), onTheLine);
    }

    private Disposition decide(String file) {
        return decide(file, false);
    }

    private Submission submission() {
        return new Submission(
                ID,
                new PartnerId("clearway"),
                Channel.HTTP,
                ProcessingMode.BATCH,
                "",
                Optional.empty(),
                new PayloadId("p"),
                Digest.of(new byte[0]),
                0,
                receivedAt,
                SubmissionState.RECEIVED,
                Optional.empty());
    }

    private TradingPartner partner() {
        var day = LocalDate.of(2026, 1, 1);
        var agreement = new EdiAgreement("A", agreed, providers, day, Optional.of(LocalDate.of(2026, 11, 30)));
        return TradingPartner.named(
                        new PartnerId("clearway"),
                        "Clearway",
                        new EdiIdentity("ZZ", "CH0001"),
                        new EdiIdentity("30", "MAC01"))
                .usages(usages)
                .agreements(List.of(agreement))
                .build();
    }

    private Facts facts(String file) {
        return new Facts() {
            @Override
            public boolean isKnown(EdiIdentity identity) {
                return known;
            }

            @Override
            public Optional<SubmissionId> processedBy(String key) {
                return Optional.ofNullable(processed.get(key));
            }

            @Override
            public Optional<String> unsearchable(AskedFor asked, Delimiters delimiters) {
                return Optional.empty();
            }

            @Override
            public SubmissionKeys submitted(ByteSpan t, Delimiters delimiters) {
                var text = file.substring((int) t.offset(), (int) t.end());
                return SubmissionKeys.read(text.getBytes(StandardCharsets.ISO_8859_1), delimiters);
            }

            @Override
            public List<AskedFor> askedFor(TransactionType type, ByteSpan t, Delimiters delimiters) {
                var text = file.substring((int) t.offset(), (int) t.end());
                var npis = new ArrayList<String>();
                for (var npi : List.of(NPI, OTHER)) if (text.contains(npi)) npis.add(npi);
                return List.of(new AskedFor(0, new byte[0], npis, npis.isEmpty(), List.of()));
            }
        };
    }

    @Test
    void refusesClaimsThatNoAgreementCovers() {
        var group = group("HC", "CH0001", 1, "005010X222A1", claim837("0001", NPI));

        assertThat(refusal(decide(interchange("CH0001", 1, group)))).isEqualTo(FindingCode.TRANSACTION_NOT_AGREED);
    }

    @Test
    void refusesClaimsThatNobodyTakesThoughAnAgreementCoversThem() {
        agreed = Set.of("837");
        var group = group("HC", "CH0001", 1, "005010X222A1", claim837("0001", NPI));

        var disposition = decide(interchange("CH0001", 1, group));

        assertThat(refusal(disposition)).isEqualTo(FindingCode.GROUP_TYPE_UNSUPPORTED);
        assertThat(kinds(disposition)).containsExactly("999/1");
    }

    private static FindingCode refusal(Disposition disposition) {
        var group = disposition.judged().interchanges().getFirst().groups().getFirst();
        assertThat(group.accepted()).isFalse();
        return group.findings().getFirst().code();
    }

    private static List<String> kinds(Disposition disposition) {
        return disposition.actions().stream()
                .map(a -> a instanceof Action.Acknowledge ack
                        ? ack.acknowledgment().kind() + "/"
                                + ack.acknowledgment().number()
                        : a.getClass().getSimpleName())
                .toList();
    }

    private static String ta105(Disposition disposition) {
        return disposition.judged().interchanges().getFirst().findings().stream()
                .filter(Finding::isError)
                .map(Finding::codes)
                .map(AckCodes::ta105)
                .findFirst()
                .orElse("000");
    }

    private static String one(String sender, int number) {
        return interchange(sender, number, eligibilityGroup(1, inquiry270("0001", "T1", NPI)));
    }

    @Test
    void asksTheBackEndOfTheRoutingTable() {
        var disposition = decide(one("CH0001", 1));
        assertThat(kinds(disposition)).containsExactly("999/1", "Inquire");
        assertThat(disposition.actions(Action.Inquire.class))
                .allMatch(i -> i.backEnd().equals("hets"));
        assertThat(disposition.state()).isEqualTo(SubmissionState.IN_PROGRESS);
        assertThat(disposition.claims()).containsExactly("ZZ|CH0001|ZZ|GATEWAY|000000001|T");
    }

    @Test
    void acknowledgesOnTheLineOnlyWhatItRejects() {
        assertThat(kinds(decide(one("CH0001", 1), true))).containsExactly("Inquire");
        assertThat(kinds(decide(broken(one("CH0001", 1)), true))).containsExactly("999/1");
        assertThat(decide(one("CH0001", 1), true).claims()).isEmpty();
    }

    @Test
    void isThePureFunctionOfWhatItIsGiven() {
        var file = one("CH0001", 1) + one("NOBODY", 2);
        assertThat(decide(file)).isEqualTo(decide(file));
    }

    @Test
    void rejectsASenderThatIsNotTheCaller() {
        var foreign = decide(one("RB0001", 1));
        assertThat(ta105(foreign)).isEqualTo("006");
        assertThat(codes(foreign)).containsExactly(FindingCode.SENDER_NOT_CALLER);
        known = false;
        var nobodys = decide(one("RB0001", 1));
        assertThat(nobodys.judged()).isEqualTo(foreign.judged());
        assertThat(foreign.breaches()).singleElement().satisfies(b -> {
            assertThat(b.action()).isEqualTo("security.sender-not-caller");
            assertThat(b.detail()).contains("another partner's");
        });
        assertThat(nobodys.breaches())
                .singleElement()
                .satisfies(b -> assertThat(b.detail()).contains("nobody's"));
        assertThat(kinds(foreign)).containsExactly("TA1/1");
        assertThat(foreign.state()).isEqualTo(SubmissionState.REJECTED);
        assertThat(foreign.claims()).isEmpty();
    }

    private static List<FindingCode> codes(Disposition disposition) {
        return disposition.judged().interchanges().getFirst().findings().stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void pointsToTheElementThatIsWrong() {
        var file = "\n" + one("RB0001", 1);
        var finding = decide(file).judged().interchanges().getFirst().findings().getFirst();
        var span = finding.location().span();
        assertThat(file.substring((int) span.offset(), (int) span.end())).isEqualTo("RB0001         ");
        assertThat(finding.location().label()).isEqualTo("ISA06");
    }

    @Test
    void tellsWrongQualifiersReceiversAndUsages() {
        assertThat(ta105(decide(one("CH0001", 1).replace("*ZZ*CH0001 ", "*30*CH0001 "))))
                .isEqualTo("005");
        assertThat(ta105(decide(one("CH0001", 1).replace("*ZZ*GATEWAY ", "*30*GATEWAY "))))
                .isEqualTo("007");
        assertThat(ta105(decide(one("CH0001", 1).replace("*ZZ*GATEWAY ", "*ZZ*NOTUSXX "))))
                .isEqualTo("008");
        assertThat(ta105(decide(one("CH0001", 1).replace("*0*T*:", "*0*P*:")))).isEqualTo("020");
    }

    @Test
    void namesTheSubmissionThatHadTheNumberBefore() {
        processed.put("ZZ|CH0001|ZZ|GATEWAY|000000001|T", FIRST);
        var disposition = decide(one("CH0001", 1) + one("CH0001", 2));
        assertThat(ta105(disposition)).isEqualTo("025");
        assertThat(disposition
                        .judged()
                        .interchanges()
                        .getFirst()
                        .findings()
                        .getFirst()
                        .message())
                .contains(FIRST.value());
        assertThat(kinds(disposition)).containsExactly("TA1/1", "999/2", "Inquire");
    }

    @Test
    void seesANumberTwiceInOneFile() {
        var disposition = decide(one("CH0001", 1) + one("CH0001", 1));
        assertThat(kinds(disposition)).containsExactly("999/1", "Inquire", "TA1/2");
        assertThat(disposition.claims()).hasSize(1);
    }

    @Test
    void letsNoBadInterchangeGroupOrSetSpoilItsNeighbours() {
        var file = one("NOBODY", 1)
                + interchange(
                        "CH0001",
                        2,
                        eligibilityGroup(1, inquiry270("0001", "T1", NPI), broken(inquiry270("0002", "T2", NPI))),
                        group("HS", "CH0001", 2, "005010X279", inquiry270("0001", "T3", NPI)),
                        eligibilityGroup(3, inquiry270("0001", "T4", NPI)))
                + isa("CH0001", "GATEWAY", 3, "0", "T") + "GS*HS*CH0001";
        var disposition = decide(file);
        assertThat(kinds(disposition))
                .containsExactly("TA1/1", "999/2", "999/3", "999/4", "Inquire", "Inquire", "TA1/3");
        var inquiries = disposition.actions(Action.Inquire.class).toList();
        assertThat(inquiries).allMatch(i -> i.interchangeNumber() == 2);
        assertThat(text(file, inquiries.getFirst().transaction()))
                .startsWith("ST*270*0001")
                .contains("*T1*");
        assertThat(text(file, inquiries.getLast().transaction()))
                .contains("*T4*")
                .endsWith("SE*13*0001~");
        assertThat(text(file, inquiries.getLast().interchange()))
                .startsWith("ISA")
                .endsWith("IEA*3*000000002~");
    }

    private static String text(String file, ByteSpan span) {
        return file.substring((int) span.offset(), (int) span.end());
    }

    @Test
    void readsAgreementsAsOfTheDayOfReceiptInOurZone() {
        receivedAt = Instant.parse("2026-12-01T04:59:59Z"); // still 30 November in New York
        assertThat(kinds(decide(one("CH0001", 1)))).containsExactly("999/1", "Inquire");
        receivedAt = Instant.parse("2026-12-01T05:00:00Z");
        var late = decide(one("CH0001", 1));
        assertThat(kinds(late)).containsExactly("999/1");
        assertThat(late.judged().interchanges().getFirst().groups().getFirst().findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.TRANSACTION_NOT_AGREED);
        assertThat(late.state()).isEqualTo(SubmissionState.REJECTED);
    }

    @Test
    void rejectsWhatNobodyAnswers() {
        var disposition = decide(interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "C1", NPI))));
        assertThat(kinds(disposition)).containsExactly("999/1");
        assertThat(disposition
                        .judged()
                        .interchanges()
                        .getFirst()
                        .groups()
                        .getFirst()
                        .findings())
                .extracting(f -> f.codes().ak905())
                .containsExactly("1");
    }

    @Test
    void refusesItselfToAskForAProviderWithoutAgreement() {
        var disposition = decide(interchange("CH0001", 1, eligibilityGroup(1, inquiry270("0001", "T1", OTHER))));
        assertThat(disposition.actions(Action.Inquire.class))
                .singleElement()
                .satisfies(i -> assertThat(i.refusal()).contains("provider-not-covered"));
        providers = Set.of();
        var any = decide(interchange("CH0001", 1, eligibilityGroup(1, inquiry270("0001", "T1", OTHER))));
        assertThat(any.actions(Action.Inquire.class)).allMatch(i -> i.refusal().isEmpty());
    }

    @Test
    void rejectsAGroupWhoseSenderWasNotAgreed() {
        var file = one("CH0001", 1).replace("GS*HS*CH0001", "GS*HS*SOMEBODY");
        var disposition = decide(file);
        assertThat(kinds(disposition)).containsExactly("999/1");
        assertThat(disposition.judged().allFindings())
                .anyMatch(f -> f.isError() && f.value().equals("SOMEBODY"));
        assertThat(disposition.breaches()).extracting(Breach::action).containsExactly("security.group-sender");
    }

    @Test
    void refusesProductionDataWhereOnlyTestDataHasABackEnd() {
        usages = List.of("T", "P");
        var disposition = decide(one("CH0001", 1).replace("*0*T*:", "*0*P*:"));
        assertThat(kinds(disposition)).containsExactly("999/1");
        assertThat(kinds(decide(one("CH0001", 1)))).containsExactly("999/1", "Inquire");
    }

    @Test
    void deliversGoodRemittancesAndKeepsBadOnesAside() {
        var bad = remittance835("0002", "E2", NPI, 9).replace("BPR*I*9*", "BPR*I*8*");
        var file = interchange("MAC01", 1, remittanceGroup(1, remittance835("0001", "E1", NPI, 10), bad))
                .replace("*ZZ*MAC01", "*30*MAC01");
        var disposition = decide(file);
        assertThat(kinds(disposition)).containsExactly("999/1", "Deliver", "Quarantine");
        assertThat(disposition.actions(Action.Deliver.class))
                .singleElement()
                .satisfies(d -> assertThat(d.transactions()).hasSize(1));
        assertThat(disposition.actions(Action.Quarantine.class)).noneMatch(Action.Quarantine::tellSender);
        assertThat(disposition.state()).isEqualTo(SubmissionState.IN_PROGRESS);
    }

    @Test
    void keepsAsideWhatStandsBetweenInterchanges() {
        var disposition = decide(one("CH0001", 1) + "and here some words" + one("CH0001", 2));
        assertThat(disposition.actions(Action.Inquire.class)).hasSize(2);
        assertThat(disposition.actions(Action.Quarantine.class)).allMatch(Action.Quarantine::tellSender);
    }

    @Test
    void keepsTheUnreadableAside() {
        var disposition = decide("no X12 at all");
        assertThat(kinds(disposition)).containsExactly("Quarantine");
        assertThat(disposition.state()).isEqualTo(SubmissionState.QUARANTINED);
    }

    @Test
    void givesATa1WhereOneIsAskedFor() {
        var file = isa("CH0001", "GATEWAY", 1, "1", "T") + eligibilityGroup(1, inquiry270("0001", "T1", NPI))
                + "IEA*1*000000001~";
        assertThat(kinds(decide(file))).containsExactly("TA1/1", "999/1", "Inquire");
        assertThat(kinds(decide(file, true))).containsExactly("Inquire");
        assertThat(decide(file).actions(Action.Acknowledge.class).map(Action.Acknowledge::acknowledgment))
                .first()
                .isInstanceOf(Acknowledgment.Interchange.class);
    }
}
