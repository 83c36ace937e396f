package io.x12gateway.edi.mapping;

import io.x12gateway.edi.claim.ClaimFlow;
import io.x12gateway.edi.claim.ClaimVerdict;
import io.x12gateway.edi.claim.ClaimVerdict.RejectedLine;
import io.x12gateway.edi.claim.PlacedClaim;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.envelope.Delimiters;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClaimSubmissionTest {
    private static final String PROFESSIONAL = """
            ST*837*0001*005010X222A1~
            BHT*0019*00*BATCH0001*20261121*1100*CH~
            NM1*41*2*CLEARWAY EDI*****46*CH0001~
            PER*IC*EDI DESK*TE*8005550111~
            NM1*40*2*SAMPLE MAC*****46*MACPAY1~
            HL*1**20*1~
            NM1*85*2*RIVERBEND CLINIC*****XX*1234567893~
            N3*500 RIVER ROAD~
            N4*FIELDTON*OH*440010001~
            REF*EI*990000001~
            HL*2*1*22*0~
            SBR*S*18*******MB~
            NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~
            N3*12 ORCHARD LANE~
            N4*FIELDTON*OH*44001~
            DMG*D8*19480307*F~
            NM1*PR*2*SAMPLE MAC*****PI*MACPAY1~
            CLM*ACCT & <1>*240***11:B:7*Y*A*Y*Y~
            AMT*F5*20~
            REF*F8*2226000000001~
            REF*D9*CW0000001~
            HI*ABK:I10*ABF:E119~
            NM1*82*1*HART*ELENA****XX*1100000011~
            SBR*P*18*******CI~
            AMT*D*100~
            OI***Y***Y~
            NM1*IL*1*SAMPLEA*MARIA****MI*Z1~
            NM1*PR*2*SAMPLE SUPPLEMENT*****PI*99777~
            LX*1~
            SV1*HC:99214:25*200*UN*1***1:2~
            DTP*472*RD8*20261001-20261002~
            REF*6R*L1~
            SVD*99777*90*HC:99214**1~
            DTP*573*D8*20261010~
            LX*2~
            SV1*HC:85025*40*UN*1.5***1~
            DTP*472*D8*20261003~
            HL*3*1*22*1~
            SBR*P********CI~
            NM1*IL*1*SAMPLEB*JOHN****MI*1EG4TE5MK72~
            NM1*PR*2*SAMPLE MAC*****PI*MACPAY1~
            HL*4*3*23*0~
            PAT*19~
            NM1*QC*1*SAMPLEB*ANN~
            N3*9 MILL STREET~
            N4*FIELDTON*OH*44001~
            DMG*D8*20200912*F~
            CLM*ACCT2*150***11:B:1*Y*A*Y*Y~
            HI*ABK:M545~
            LX*1~
            SV1*HC:99213*150*UN*1***1~
            DTP*472*D8*20261002~
            SE*52*0001~
            """;

    private static final ClaimsDialect DIALECT = ClaimsDialect.standard();

    private static List<PlacedClaim> claims() {
        var claims = new ArrayList<PlacedClaim>();
        flow().forEachRemaining(claims::add);
        return claims;
    }

    private static ClaimFlow flow() {
        return ClaimFlow.of(PROFESSIONAL.replace("\n", "").getBytes(StandardCharsets.ISO_8859_1), Delimiters.STANDARD);
    }

    private static ClaimSubmission submission() {
        return new ClaimSubmission("S/1", false, false, "CH0001", "MACPAY1", "BATCH0001", claims());
    }

    @Test
    void handsOverEachClaimWithEveryoneItConcerns() throws Exception {
        var xml = new HardenedXml("/mapping/claims/claims.xsd")
                .read(DIALECT.writeSubmission(submission()), "claimSubmission");
        assertThat(xml.attributes())
                .containsEntry("submissionId", "S/1")
                .containsEntry("usage", "production")
                .containsEntry("kind", "professional")
                .containsEntry("submitter", "CH0001")
                .containsEntry("payer", "MACPAY1")
                .containsEntry("reference", "BATCH0001");
        var first = xml.children("claim").getFirst();
        assertThat(first.attributes())
                .containsEntry("number", "1")
                .containsEntry("account", "ACCT & <1>")
                .containsEntry("charge", "240")
                .containsEntry("frequency", "7")
                .containsEntry("originalNumber", "2226000000001")
                .containsEntry("clearinghouseTrace", "CW0000001")
                .containsEntry("patientPaid", "20");
        assertThat(first.child("provider").orElseThrow().attributes())
                .containsEntry("id", "1234567893")
                .containsEntry("taxId", "990000001");
        assertThat(first.child("rendering").orElseThrow().text("id")).isEqualTo("1100000011");
        assertThat(first.child("service").orElseThrow().attributes())
                .isEqualTo(Map.of("from", "2026-10-01", "through", "2026-10-03"));
        assertThat(first.children("diagnosis")).extracting(d -> d.text("code")).containsExactly("I10", "E119");
        assertThat(first.child("otherPayer").orElseThrow().attributes())
                .isEqualTo(Map.of("id", "99777", "name", "SAMPLE SUPPLEMENT", "order", "before", "paid", "100"));
        assertThat(first.children("line").getFirst().attributes())
                .isEqualTo(Map.ofEntries(
                        Map.entry("number", "1"),
                        Map.entry("controlNumber", "L1"),
                        Map.entry("codeSet", "HC"),
                        Map.entry("code", "99214"),
                        Map.entry("modifiers", "25"),
                        Map.entry("charge", "200"),
                        Map.entry("units", "1"),
                        Map.entry("from", "2026-10-01"),
                        Map.entry("through", "2026-10-02"),
                        Map.entry("pointers", "1 2"),
                        Map.entry("earlierPaid", "90")));
        var second = xml.children("claim").getLast();
        assertThat(second.text("number")).isEqualTo("2");
        assertThat(second.child("dependent").orElseThrow().attributes())
                .containsEntry("first", "ANN")
                .containsEntry("birthDate", "2020-09-12");
        assertThat(second.child("subscriber").orElseThrow().text("id")).isEqualTo("1EG4TE5MK72");
    }

    @Test
    void readsAVerdictOnEachClaim() throws Exception {
        var receipt = DIALECT.readReceipt(receipt("S/1", """
                        <claim number="1" account="ACCT &amp; &lt;1&gt;" verdict="accepted" payerControlNumber="222" charge="240">
                          <state category="A2" status="20" entity="PR"/>
                        </claim>
                        <claim number="2" account="ACCT2" verdict="rejected" charge="150">
                          <state category="A7" status="255"/>
                          <line number="1"><state category="A7" status="507"/></line>
                        </claim>
                        """), submission());
        assertThat(receipt.refusal()).isEmpty();
        assertThat(receipt.verdicts())
                .isEqualTo(Map.of(
                        1,
                        new ClaimVerdict.Accepted("222", List.of(StatusCode.of("A2", "20", "PR"))),
                        2,
                        new ClaimVerdict.Rejected(
                                List.of(StatusCode.of("A7", "255")),
                                List.of(new RejectedLine(1, List.of(StatusCode.of("A7", "507")))))));
    }

    @Test
    void readsTheRefusalOfThemAll() throws Exception {
        var receipt = DIALECT.readReceipt(receipt("S/1", "<refusal category=\"E1\" status=\"484\"/>"), submission());
        assertThat(receipt.refusal()).isEqualTo(Optional.of(StatusCode.of("E1", "484")));
        assertThat(receipt.verdicts()).isEmpty();
    }

    @Test
    void refusesReceiptsThatDoNotAnswerWhatWasSent() {
        var one = """
                <claim number="1" account="ACCT &amp; &lt;1&gt;" verdict="accepted" payerControlNumber="222" charge="240">
                  <state category="A2" status="20" entity="PR"/>
                </claim>
                """;
        var two = """
                <claim number="2" account="ACCT2" verdict="rejected" charge="150"><state category="A7" status="255"/></claim>
                """;
        refused(receipt("S/2", one + two), DialectException.Reason.OTHER_INQUIRY);
        refused(receipt("S/1", one), DialectException.Reason.CONTRADICTION);
        refused(receipt("S/1", one + one + two), DialectException.Reason.CONTRADICTION);
        refused(receipt("S/1", one + two.replace("ACCT2", "ACCT3")), DialectException.Reason.CONTRADICTION);
        refused(
                receipt("S/1", one.replace("payerControlNumber=\"222\"", "") + two),
                DialectException.Reason.CONTRADICTION);
        refused(receipt("S/1", one + two + two.replace("2\" a", "3\" a")), DialectException.Reason.CONTRADICTION);
        refused(
                receipt(
                        "S/1",
                        one
                                + two.replace(
                                        "</claim>",
                                        "<line number=\"7\"><state category=\"A7\" status=\"507\"/></line></claim>")),
                DialectException.Reason.CONTRADICTION);
        refused("ABEND S0C7".getBytes(StandardCharsets.US_ASCII), DialectException.Reason.UNREADABLE);
    }

    private static void refused(byte[] receipt, DialectException.Reason reason) {
        assertThatThrownBy(() -> DIALECT.readReceipt(receipt, submission()))
                .isInstanceOfSatisfying(
                        DialectException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static byte[] receipt(String id, String content) {
        return "<claimReceipt xmlns=\"urn:x12gateway:claims:1\" submissionId=\"%s\" received=\"2026-11-21\">%s</claimReceipt>"
                .formatted(id, content)
                .getBytes(StandardCharsets.UTF_8);
    }
}
