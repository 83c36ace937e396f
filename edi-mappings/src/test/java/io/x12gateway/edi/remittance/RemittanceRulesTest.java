package io.x12gateway.edi.remittance;

import io.x12gateway.edi.Altered;
import io.x12gateway.edi.codelist.CodeLists;
import io.x12gateway.edi.schema.CodeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule of the 835 has a sample that breaks it and nothing else, and one beside it that does not. */
class RemittanceRulesTest {
    private static final String SAMPLE = "005010X221A1/valid/835-two-claims";
    private static final String TRANSFER =
            "ACH*CCP*01*044000024*DA*111222*1999999999**01*041000014*DA*333444*20261104~";
    private static final String NOTHING = "NON******1999999999******20261104~";
    private static final String SECOND = "CLP*ACCT2*4*90*0*0*MB*2226279000200*11*1~";
    private static final String SECOND_LINE = "SVC*HC:99406*90*0**1~DTM*472*20260903~CAS*CO*97*90~LQ*HE*M15~";

    static Stream<Arguments> broken() {
        return Stream.of(
                rule("WARNING PAYMENT_METHOD BPR04", "BPR*I*172*", "BPR*I*0*", "000700*10~", "000700*182~"),
                rule("ERROR PAYMENT_METHOD BPR04", TRANSFER, NOTHING),
                rule(
                        "WARNING PAYMENT_BANK_DATA BPR05",
                        "BPR*I*172*C*ACH",
                        "BPR*H*0*C*NON",
                        "000700*10~",
                        "000700*182~"),
                rule("ERROR PAYMENT_BANK_DATA BPR14", "*DA*333444*", "***"),
                rule("WARNING ROUTING_NUMBER_CHECK_DIGIT BPR07", "044000024", "044000025"),
                rule("WARNING ROUTING_NUMBER_CHECK_DIGIT BPR13", "041000014", "041000041"),
                rule("WARNING PAYMENT_PAYER_ID TRN03", "EFT00077*1999999999", "EFT00077*1999999998"),
                rule("WARNING PAYEE_TAX_ID 1000B N104", "REF*TJ*123456789~", ""),
                rule("WARNING PROVIDER_ADJUSTMENT_ID PLB01", "PLB*1234567893", "PLB*1234567890"),
                rule("ERROR CLAIM_STATUS_AMOUNT 2100 CLP04", "CLP*ACCT1*1*", "CLP*ACCT1*4*"),
                rule("ERROR CLAIM_STATUS_AMOUNT 2100 CLP03", "CLP*ACCT1*1*", "CLP*ACCT1*22*"),
                rule(
                        "WARNING CLAIM_STATUS_AMOUNT 2100 CLP04",
                        SECOND,
                        "CLP*ACCT2*1*90*-10*0*MB*2226279000200*11*1~",
                        "SVC*HC:99406*90*0*",
                        "SVC*HC:99406*90*-10*",
                        "CAS*CO*97*90",
                        "CAS*CO*97*100",
                        "BPR*I*172*",
                        "BPR*I*162*"),
                rule("WARNING PATIENT_RESPONSIBILITY 2100 CLP05", "*250*182*38*", "*250*182*37*"),
                rule("ERROR CLAIM_ADJUDICATION 2100 MOA", "MOA***MA01~", "MIA*0~MOA***MA01~"),
                rule("WARNING CODE_UNKNOWN 2110 CAS02", "CAS*CO*45*", "CAS*CO*999*"),
                rule("WARNING CODE_NOT_IN_FORCE 2110 CAS02", "CAS*CO*45*", "CAS*CO*42*"),
                rule("WARNING CODE_UNKNOWN 2110 LQ02", "LQ*HE*M15~", "LQ*HE*ZZ9~"),
                rule("WARNING CODE_UNKNOWN 2100 MOA03", "MOA***MA01~", "MOA***MA999~"),
                rule("WARNING CODE_COMBINATION 2110 CAS01", "CAS*CO*45*", "CAS*OA*45*"),
                rule("WARNING CODE_COMBINATION 2110 CAS02", "CAS*CO*97*", "CAS*CO*192*"),
                rule("WARNING CODE_COMBINATION 2100 CAS02", SECOND_LINE, "", SECOND, SECOND + "CAS*OA*133*90~"),
                rule("WARNING ADJUSTMENT_ZERO 2110 CAS06", "CAS*CO*97*90~", "CAS*CO*97*90**253*0~"),
                rule("WARNING ADJUSTMENT_WHOLE_CHARGE 2110 CAS03", "CAS*CO*97*90~", "CAS*CO*45*90~"),
                rule("WARNING REMARK_MISSING 2110 CAS02", "CAS*CO*97*90~LQ*HE*M15~", "CAS*CO*16*90~LQ*HE*MA01~"),
                rule("WARNING REMARK_MISSING 2100 CAS02", SECOND_LINE, "", SECOND, SECOND + "CAS*CO*96*90~"),
                rule("WARNING GROUP_NUMBER_SEQUENCE 2000 LX01", SECOND, "LX*1~" + SECOND),
                rule("WARNING GROUP_TOTALS 2000 TS304", "LX*1~", "LX*1~TS3*1234567893*11*20261231*3*340~"),
                rule("WARNING GROUP_TOTALS 2000 TS305", "LX*1~", "LX*1~TS3*1234567893*11*20261231*2*341~"),
                rule("WARNING DATE_ORDER 2100 DTM02", "DTM*232*20260901~", "DTM*232*20260901~DTM*233*20260831~"),
                rule("WARNING DATE_ORDER 2100 DTM02", "DTM*232*20260901~", "DTM*233*20260901~"),
                rule("WARNING DATE_ORDER 2110 DTM02", "DTM*472*20260903~", "DTM*150*20260903~"),
                rule("ERROR DATE_ORDER 2110 DTM02", "DTM*472*20260903~", "DTM*472*20260903~DTM*151*20260904~"),
                rule("WARNING SERVICE_DATE_MISSING 2100 DTM", "DTM*232*20260903~", "", "DTM*472*20260903~", ""),
                rule("WARNING STATE_UNKNOWN 1000A N402", "N4*CAPITAL*OH*", "N4*CAPITAL*XX*"),
                rule("WARNING ZIP_FORMAT 1000B N403", "*440010001~", "*44001-0001~"));
    }

    private static Arguments rule(String finding, String... replacements) {
        return Arguments.of(finding, replacements);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void tellsTheBrokenRuleAlone(String finding, String[] replacements) {
        assertThat(Altered.sample(SAMPLE, replacements).findings()).containsExactly(finding);
    }

    static Stream<List<String>> kept() {
        return Stream.of(
                List.of("BPR*I*172*C*" + TRANSFER, "BPR*H*0*C*" + NOTHING, "000700*10~", "000700*182~"),
                List.of("ACH*CCP*01*044000024*DA*111222*1999999999**01*041000014*DA*333444", "CHK***********"),
                List.of("CAS*CO*97*90~LQ*HE*M15~", "CAS*CO*16*90~LQ*HE*N382~"),
                List.of("CAS*CO*97*90~LQ*HE*M15~", "CAS*CO*16*90~LQ*RX*70~"),
                List.of(
                        SECOND_LINE,
                        "",
                        SECOND,
                        SECOND + "CAS*CO*96*90~",
                        "DTM*232*20260903~",
                        "MOA***N30~DTM*232*20260903~"),
                List.of("CAS*CO*97*90~", "CAS*CO*97*60**253*30~"),
                List.of(SECOND, "LX*2~" + SECOND),
                List.of("LX*1~", "LX*1~TS3*1234567893*11*20261231*2*340~"),
                List.of("DTM*472*20260903~", "DTM*150*20260903~DTM*151*20260904~"),
                List.of("DTM*232*20260903~", ""),
                List.of("MOA***MA01~", "MIA*0~"),
                List.of("N4*CAPITAL*OH*43004~", "N4*TORONTO*ON*M5H2N2~"),
                List.of("N4*CAPITAL*OH*43004~", "N4*PARIS**75001*FR~"));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void isContentWhereTheRuleIsKept(List<String> replacements) {
        assertThat(Altered.sample(SAMPLE, replacements.toArray(String[]::new)).findings())
                .isEmpty();
    }

    @Test
    void aReversalNeedsNoRemarkAndMayBeNegative() {
        assertThat(Altered.sample(
                                SAMPLE,
                                SECOND,
                                "CLP*ACCT2*22*-90*0*0*MB*2226279000200*11*1~",
                                "SVC*HC:99406*90*0**1~",
                                "SVC*HC:99406*-90*0**-1~",
                                "CAS*CO*97*90~LQ*HE*M15~",
                                "CAS*CO*16*-90~")
                        .findings())
                .isEmpty();
    }

    @Test
    void anOldCodeIsFineInAnOldRemittance() {
        assertThat(Altered.sample(SAMPLE, "CAS*CO*45*", "CAS*CO*42*", "DTM*405*20261102~", "DTM*405*20061102~")
                        .findings())
                .isEmpty();
    }

    @Test
    void knowsWhichReasonsGoWithWhichGroups() {
        var codes = new AdjustmentCodes(CodeLists.builtIn());
        assertThat(codes.agree(CodeSet.key("CO"), CodeSet.key("45"))).isTrue();
        assertThat(codes.agree(CodeSet.key("OA"), CodeSet.key("45"))).isFalse();
        assertThat(codes.agree(CodeSet.key("OA"), CodeSet.key("23"))).isTrue();
        assertThat(codes.agree(CodeSet.key("CO"), CodeSet.key("23"))).isFalse();
        assertThat(codes.agree(CodeSet.key("PI"), CodeSet.key("278"))).isTrue();
        assertThat(codes.agree(CodeSet.key("PR"), CodeSet.key("1"))).isTrue();
    }
}
