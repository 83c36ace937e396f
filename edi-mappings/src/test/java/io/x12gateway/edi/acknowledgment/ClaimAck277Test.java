package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.Samples;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.claim.ClaimAcknowledgment;
import io.x12gateway.edi.claim.ClaimAcknowledgment.ClaimAnswer;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClaimAck277Test {
    private static final String CLAIMS = "005010X222A1/valid/837P-subscriber-and-dependent";
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 2, 9, 30);
    private static final ClaimAck277.Issuer PAYER = new ClaimAck277.Issuer(
            Name.organisation("PR", "EXAMPLE MAC", "PI", "09999"), "RECEIPT1", "ACK1", LocalDate.of(2026, 11, 2), AT);

    @Test
    void refusesTheSecondOfTwoClaimsAndAcceptsTheFirst() {
        var answer = answer(Samples.text(CLAIMS).replace("CLM*OAKACCT2*150", "CLM*OAKACCT2*155"));

        assertThat(lines(answer))
                .containsExactly(
                        "BHT*0085*08*ACK1*20261102*0930*TH",
                        "HL*1**20*1",
                        "NM1*PR*2*EXAMPLE MAC*****PI*09999",
                        "TRN*1*RECEIPT1",
                        "DTP*050*D8*20261102",
                        "DTP*009*D8*20261102",
                        "HL*2*1*21*1",
                        "NM1*41*2*OAK STREET CLINIC*****46*OAKCLINIC",
                        "TRN*2*OAKBATCH1",
                        "STC*A1:19:PR*20261102*WQ*395",
                        "QTY*90*1",
                        "QTY*AA*1",
                        "AMT*YU*240",
                        "AMT*YY*155",
                        "HL*3*2*19*1",
                        "NM1*85*2*OAK STREET CLINIC*****XX*1234567893",
                        "TRN*1*0",
                        "STC*A1:19:PR**WQ*395",
                        "REF*TJ*123456789",
                        "QTY*QA*1",
                        "QTY*QC*1",
                        "AMT*YU*240",
                        "AMT*YY*155",
                        "HL*4*3*PT",
                        "NM1*QC*1*TESTPERSON*ALMA****MI*1EG4TE5MK72",
                        "TRN*2*OAKACCT1",
                        "STC*A2:20:PR*20261102*WQ*240",
                        "REF*D9*OAKTRACE1",
                        "DTP*472*D8*20261001",
                        "HL*5*3*PT",
                        "NM1*QC*1*TESTPERSON*CORA****MI*ZZ1234567",
                        "TRN*2*OAKACCT2",
                        "STC*A7:178*20261102*U*155",
                        "DTP*472*D8*20261002");
    }

    @Test
    void acceptsTheSetInThe999WhoseClaimIsRefused() {
        var report =
                X12.standard().validate(bytes(Samples.text(CLAIMS).replace("CLM*OAKACCT2*150", "CLM*OAKACCT2*155")));

        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.transactions()).allMatch(set -> set.accepted());
        var group = Ack999.of(report.interchanges().getFirst().groups().getFirst());
        assertThat(group.verdict()).isEqualTo(io.x12gateway.edi.acknowledgment.Verdict.ACCEPTED);
        assertThat(group.sets().getFirst().segments()).isEmpty();
    }

    @Test
    void refusesAClaimForItsLineAndNamesTheLine() {
        var answer = answer(Samples.text(CLAIMS).replace("200*UN*1***1:2", "200*UN*0***1:2"));

        assertThat(lines(answer))
                .containsSubsequence(
                        "TRN*2*OAKACCT1",
                        "STC*A7:21*20261102*U*240",
                        "REF*D9*OAKTRACE1",
                        "DTP*472*D8*20261001",
                        "SVC*HC:99214*200*****0",
                        "STC*A7:476**U",
                        "REF*FJ*L1",
                        "DTP*472*D8*20261001",
                        "TRN*2*OAKACCT2",
                        "STC*A2:20:PR*20261102*WQ*150");
    }

    @Test
    void refusesEveryClaimOfAProviderAtFault() {
        var answer = answer(Samples.text(CLAIMS).replace("REF*EI*123456789", "REF*EI*12345678X"));

        assertThat(answer.claims()).noneMatch(ClaimAnswer::accepted);
        assertThat(lines(answer)).contains("QTY*AA*2", "AMT*YY*390", "STC*A7:128:85*20261102*U*240");
    }

    @Test
    void refusesTheClaimsOfASubscriberAtFaultOnly() {
        var answer = answer(Samples.text(CLAIMS).replace("1EG4TE5MK72", "1EG4TE5MKZ2"));

        assertThat(answer.claims()).extracting(ClaimAnswer::accepted).containsExactly(false, true);
    }

    @Test
    void answersAnInstitutionalClaimWithItsTypeOfBill() {
        var answer = answer(Samples.text("005010X223A2/invalid/837I-revenue-code"));

        assertThat(lines(answer))
                .containsSubsequence(
                        "STC*A7:21*20261102*U*3200",
                        "REF*BLT*111",
                        "DTP*472*RD8*20261005-20261008",
                        "SVC*NU:120*2400*****3",
                        "STC*A7:455**U",
                        "REF*FJ*1");
    }

    @Test
    void aClearinghouseAcceptsForItselfAlone() {
        var clearinghouse = new ClaimAck277.Issuer(
                Name.organisation("AY", "EXAMPLE CLEARINGHOUSE", "46", "CLEAR1"),
                "RECEIPT1",
                "ACK1",
                LocalDate.of(2026, 11, 2),
                AT);

        assertThat(lines(answer(Samples.text(CLAIMS), clearinghouse)))
                .contains("STC*A1:19:AY*20261102*WQ*390", "STC*A1:19:40*20261102*WQ*240");
    }

    @Test
    void saysNothingOfASetThatThe999Refuses() {
        assertThat(answers(Samples.text("005010X222A1/invalid/837P-charge-text"), PAYER))
                .isEmpty();
        assertThat(answers(Samples.text(CLAIMS).replace("IEA*1*", "IEA*2*"), PAYER))
                .isEmpty();
    }

    @Test
    void isNeverSentIfItIsNotValidItself() {
        var nameless = new ClaimAck277.Issuer(
                Name.organisation("PR", "", "PI", "09999"), "R", "A", LocalDate.of(2026, 11, 2), AT);
        var bytes = bytes(Samples.text(CLAIMS));
        var report = X12.standard().validate(bytes).interchanges().getFirst();
        var answers = ClaimAck277.of(report, bytes, nameless);

        assertThatThrownBy(() -> ClaimAck277.write(
                        AcknowledgmentEnvelope.answering(
                                TransactionType.CLAIM_ACKNOWLEDGMENT,
                                report.header(),
                                new ControlNumber(71),
                                new ControlNumber(72),
                                AT),
                        answers))
                .isInstanceOf(InvalidAcknowledgmentException.class);
    }

    private static ClaimAcknowledgment answer(String claims) {
        return answer(claims, PAYER);
    }

    private static ClaimAcknowledgment answer(String claims, ClaimAck277.Issuer issuer) {
        var answers = answers(claims, issuer);
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    /** Composed, written, judged and read again. */
    private static List<ClaimAcknowledgment> answers(String claims, ClaimAck277.Issuer issuer) {
        var bytes = bytes(claims);
        var report = X12.standard().validate(bytes).interchanges().getFirst();
        var answers = ClaimAck277.of(report, bytes, issuer);
        if (answers.isEmpty()) return answers;
        var written = ClaimAck277.write(
                AcknowledgmentEnvelope.answering(
                        TransactionType.CLAIM_ACKNOWLEDGMENT,
                        report.header(),
                        new ControlNumber(71),
                        new ControlNumber(72),
                        AT),
                answers);
        var delimiters = RoundTrip.delimiters(written);
        assertThat(RoundTrip.transactions(written).stream().map(set -> ClaimAcknowledgment.read(set, delimiters)))
                .isEqualTo(answers);
        return answers;
    }

    private static List<String> lines(ClaimAcknowledgment answer) {
        return RoundTrip.lines(answer.segments());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
