package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.Altered;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule of 276 and 277 has a sample that breaks it and nothing else, and one beside it that does not. */
class ClaimStatusRulesTest {
    private static final String REQUEST = "005010X212/valid/276-one-claim";
    private static final String RESPONSE = "005010X212/valid/277-one-claim";
    private static final String LINE = "SVC*HC:99213*150*****1~DTP*472*D8*20260901~";
    private static final String PERIOD = "DTP*472*RD8*20260901-20260902~";
    private static final String STATUS = "STC*F1:65*20261101**150*96*";

    static Stream<Arguments> requests() {
        return Stream.of(
                rule("ERROR SEGMENT_SITUATIONAL_MISSING 2000D DMG", "DMG*D8*19480214*F~", ""),
                rule("WARNING BIRTH_DATE 2000D DMG02", "19480214", "20270101"),
                rule("ERROR CLAIM_KEY_MISSING 2200D REF", "REF*BLT*131~AMT*T3*150~" + PERIOD + LINE, ""),
                rule("WARNING SERVICE_DATE_MISSING 2200D DTP", PERIOD + LINE, ""),
                rule("WARNING BILL_TYPE 2200D REF02", "REF*BLT*131~", "REF*BLT*1X1~"),
                rule("WARNING BILL_TYPE 2200D REF02", "REF*BLT*131~", "REF*BLT*13~"),
                rule("WARNING DATE_FUTURE 2200D DTP03", PERIOD, "DTP*472*RD8*20260901-20261103~"),
                rule("WARNING DATE_FUTURE 2210D DTP03", "DTP*472*D8*20260901~", "DTP*472*D8*20261103~"),
                rule(
                        "WARNING TRACE_DUPLICATE 2200D TRN02",
                        LINE,
                        LINE + "TRN*1*OAKCLAIM1~REF*1K*2226279000100~DTP*472*D8*20260901~"));
    }

    static Stream<Arguments> responses() {
        return Stream.of(
                rule("WARNING CODE_UNKNOWN 2200D STC01-1", STATUS, "STC*ZZ:65*20261101**150*96*"),
                rule("WARNING STATUS_INCOMPLETE 2200D STC01", STATUS, "STC*F1:562*20261101**150*96*"),
                rule("WARNING STATUS_INCOMPLETE 2200D STC01", STATUS, "STC*F2:21*20261101**150*96*"),
                rule("WARNING STATUS_AMOUNT 2200D STC05", STATUS, "STC*F1:65*20261101**150**"),
                rule(
                        "WARNING REJECTED_LEVEL 2000C HL",
                        "*46*OAKCLINIC~",
                        "*46*OAKCLINIC~TRN*2*OAK0003~STC*E1:0*20261102~"));
    }

    static Stream<List<String>> kept() {
        return Stream.of(
                List.of(REQUEST, "REF*BLT*131~", "REF*BLT*0131~"),
                List.of(REQUEST, "REF*BLT*131~", "REF*BLT*32A~"),
                List.of(REQUEST, PERIOD, ""),
                List.of(REQUEST, "AMT*T3*150~" + PERIOD + LINE, PERIOD, "REF*BLT*131~", ""),
                List.of(RESPONSE, STATUS, "STC*F1:562:85*20261101**150*96*"),
                List.of(RESPONSE, STATUS, "STC*F2:21*20261101**150*0~STC*F2:187*20261101**150*0*"),
                List.of(RESPONSE, STATUS, "STC*P1:20*20261101**150**"));
    }

    private static Arguments rule(String finding, String... replacements) {
        return Arguments.of(finding, replacements);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void tellsTheBrokenRuleOfARequestAlone(String finding, String[] replacements) {
        assertThat(Altered.sample(REQUEST, replacements).findings()).containsExactly(finding);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void tellsTheBrokenRuleOfAResponseAlone(String finding, String[] replacements) {
        assertThat(Altered.sample(RESPONSE, replacements).findings()).containsExactly(finding);
    }

    @ParameterizedTest
    @MethodSource("kept")
    void isContentWhereTheRuleIsKept(List<String> sample) {
        var replacements = sample.subList(1, sample.size()).toArray(String[]::new);
        assertThat(Altered.sample(sample.getFirst(), replacements).findings()).isEmpty();
    }
}
