package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.Altered;
import io.x12gateway.edi.X12;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule of 270 and 271 has a sample that breaks it and nothing else. */
class EligibilityRulesTest {
    private static final String INQUIRY = "005010X279A1/valid/270-one-patient";
    private static final String RESPONSE = "005010X279A1/valid/271-eligible";

    static Stream<Arguments> inquiries() {
        return Stream.of(
                rule("WARNING MBI_FORMAT 2100C NM109", "1EG4TE5MK72", "1SG4TE5MK72"),
                rule("WARNING MBI_FORMAT 2100C NM109", "1EG4TE5MK72", "1EG4-TE5-MK72"),
                rule("WARNING SEARCH_OPTION 2100C NM109", "*ALMA****MI*1EG4TE5MK72~", "*ALMA~"),
                rule("WARNING SEARCH_OPTION 2100C NM109", "*TESTPERSON*ALMA*", "**ALMA*"),
                rule(
                        "WARNING SEARCH_OPTION 2100C NM109",
                        "*TESTPERSON*ALMA*",
                        "*TESTPERSON**",
                        "DMG*D8*19480214*F~",
                        ""),
                rule("WARNING BIRTH_DATE 2100C DMG02", "19480214", "20261103"),
                rule("WARNING BIRTH_DATE 2100C DMG02", "19480214", "18490214"),
                rule("WARNING DATE_TOO_OLD 2100C DTP03", "20261001-20261102", "20221101-20261102"),
                rule("WARNING DATE_FUTURE 2100C DTP03", "20261001-20261102", "20261001-20270303"),
                rule("WARNING DATE_FUTURE 2100C DTP03", "RD8*20261001-20261102", "D8*20270303"),
                rule(
                        "WARNING TRACE_DUPLICATE 2000C TRN02",
                        "TRN*1*OAKTRACE1*9OAKCLINIC~",
                        "TRN*1*OAKTRACE1*9OAKCLINIC~TRN*1*OAKTRACE1*9OTHERCLIN~"),
                rule("ERROR ELEMENT_CONDITIONAL_MISSING 2110C EQ01", "EQ*30^47^1~", "EQ***FAM~"));
    }

    static Stream<Arguments> responses() {
        return Stream.of(
                rule("WARNING REJECTED_LEVEL 2110C EB", "DMG*D8*19480214*F~", "AAA*N**71*C~DMG*D8*19480214*F~"),
                rule("WARNING REJECTED_LEVEL 2000C HL", "*XX*1234567893~HL*3", "*XX*1234567893~AAA*N**43*C~HL*3"),
                rule("WARNING BENEFIT_AMOUNT 2110C EB07", "EB*C**30*MB***23*257~", "EB*C**30*MB**23~"),
                rule("WARNING BENEFIT_AMOUNT 2110C EB08", "EB*C**30*MB***23*257~", "EB*A**30*MB**23**20~"),
                rule("WARNING ZIP_FORMAT 2100C N403", "N4*FIELDTON*OH*440010001~DMG", "N4*FIELDTON*OH*4400~DMG"));
    }

    private static Arguments rule(String finding, String... replacements) {
        return Arguments.of(finding, replacements);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inquiries")
    void tellsTheBrokenRuleOfAnInquiryAlone(String finding, String[] replacements) {
        assertThat(Altered.sample(INQUIRY, replacements).findings()).containsExactly(finding);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void tellsTheBrokenRuleOfAResponseAlone(String finding, String[] replacements) {
        assertThat(Altered.sample(RESPONSE, replacements).findings()).containsExactly(finding);
    }

    @Test
    void namesTheAnswerThatASourceWouldGive() {
        var bad = Altered.sample(INQUIRY, "1EG4TE5MK72", "1SG4TE5MK72");
        assertThat(X12.standard()
                        .validate(bad.text().getBytes(StandardCharsets.US_ASCII))
                        .allFindings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).contains("AAA 72").doesNotContain("1SG4TE5MK72");
                    assertThat(finding.value()).doesNotContain("1SG4TE5MK72");
                });
    }

    @Test
    void asksOfOtherPayersOnlyWhatTheGuideAsks() {
        assertThat(Altered.sample(
                                INQUIRY,
                                "NM1*PR*2*CMS*****PI*CMS~",
                                "NM1*PR*2*SAMPLE HEALTH PLAN*****PI*12345~",
                                "1EG4TE5MK72",
                                "MEMBER1",
                                "20261001-20261102",
                                "20120101-20301231",
                                "*TESTPERSON*ALMA*",
                                "*TESTPERSON**",
                                "DMG*D8*19480214*F~",
                                "")
                        .findings())
                .isEmpty();
    }

    @Test
    void allThreeSearchOptionsOfMedicareAreEnough() {
        assertThat(Altered.sample(INQUIRY, "*TESTPERSON*ALMA*", "*TESTPERSON**").findings())
                .isEmpty();
        assertThat(Altered.sample(INQUIRY, "DMG*D8*19480214*F~", "").findings()).isEmpty();
        assertThat(Altered.sample(INQUIRY, "RD8*20261001-20261102", "RD8*20221102-20270302")
                        .findings())
                .isEmpty();
    }

    @Test
    void daysMayStandInPlaceOfAnAmount() {
        assertThat(Altered.sample(RESPONSE, "EB*C**30*MB***23*257~", "EB*B**30*MA***7~HSD***DA**29*60~")
                        .findings())
                .isEmpty();
        assertThat(Altered.sample(RESPONSE, "EB*C**30*MB***23*257~", "EB*A**30*MB**23**.2~")
                        .findings())
                .isEmpty();
    }

    @Test
    void aRejectedLevelMayEndThere() {
        assertThat(Altered.sample(
                                RESPONSE,
                                "HL*2*1*21*1~",
                                "HL*2*1*21*0~",
                                "*XX*1234567893~",
                                "*XX*1234567893~AAA*N**43*C~SE*26*0001~GE*1*1~IEA*1*000000101~|")
                        .text()
                        .split("\\|")[0])
                .satisfies(text -> assertThat(Altered.of(text).findings()).isEmpty());
    }
}
