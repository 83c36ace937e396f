package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.Altered;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AcknowledgmentRulesTest {
    private static final String SAMPLE = "005010X231A1/valid/999-partial";
    private static final String ELEMENT = "IK4*8*66*7*QQ~";

    @ParameterizedTest
    @CsvSource({
        "IK3*NM1*9*2100*8~, IK3*NM1*9*2100*3~, WARNING ACKNOWLEDGMENT_VERDICT 2110 IK4",
        ELEMENT + ", '', WARNING ACKNOWLEDGMENT_VERDICT 2100 IK304",
        "IK5*R*5~, IK5*R~, WARNING ACKNOWLEDGMENT_VERDICT 2000 IK502",
        "IK5*A~, IK5*A*5~, WARNING ACKNOWLEDGMENT_VERDICT 2000 IK502",
        "AK9*P*2*2*1~, AK9*A*2*2*1~, WARNING ACKNOWLEDGMENT_VERDICT AK901",
        "AK9*P*2*2*1~, AK9*R*2*2*1~, WARNING ACKNOWLEDGMENT_VERDICT AK901",
        "AK9*P*2*2*1~, AK9*P*2*2*2~, WARNING ACKNOWLEDGMENT_COUNT AK904",
        "AK9*P*2*2*1~, AK9*P*2*2*3~, WARNING ACKNOWLEDGMENT_COUNT AK904",
        "AK9*P*2*2*1~, AK9*P*2*1*1~, WARNING ACKNOWLEDGMENT_COUNT AK903"
    })
    void tellsTheContradictionAlone(String found, String replacement, String finding) {
        assertThat(Altered.sample(SAMPLE, found, replacement).findings()).containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource({
        "IK5*A~, IK5*E*5~, AK9*P*2*2*1~, AK9*P*2*2*1~",
        "AK2*270*0001*005010X279A1~IK5*A~, '', AK9*P*2*2*1~, AK9*P*2*2*1~",
        "IK3*NM1*9*2100*8~, IK3*NM1*9*2100*3~, " + ELEMENT + ", ''"
    })
    void isContentWhereItSaysTheSameEverywhere(String found, String replacement, String other, String instead) {
        assertThat(Altered.sample(SAMPLE, found, replacement, other, instead).findings())
                .isEmpty();
    }
}
