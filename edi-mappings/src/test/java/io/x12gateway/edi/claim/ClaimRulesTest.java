package io.x12gateway.edi.claim;

import io.x12gateway.edi.Altered;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules of 837 and 277CA that only warn. */
class ClaimRulesTest {
    private static final String CLAIMS = "005010X222A1/valid/837P-subscriber-and-dependent";
    private static final String ANSWERS = "005010X214/valid/277CA-one-refused";

    @Test
    void tellsALineThatIsOutOfStepAndNoneAfterIt() {
        assertThat(Altered.sample(CLAIMS, "LX*2~", "LX*3~").findings())
                .containsOnlyOnce("WARNING GROUP_NUMBER_SEQUENCE 2400 LX01");
        assertThat(Altered.sample(CLAIMS, "LX*2~", "LX*1~").findings())
                .containsOnlyOnce("WARNING GROUP_NUMBER_SEQUENCE 2400 LX01");
    }

    @Test
    void judgesStatesAndZipCodesOfEveryAddressOnce() {
        var file = Altered.sample(CLAIMS, "*OH*", "*ZQ*").findings();
        assertThat(file).isNotEmpty().allMatch(finding -> finding.startsWith("WARNING STATE_UNKNOWN"));
        assertThat(Altered.sample("005010X223A2/valid/837I-inpatient", "N4*CAPITAL*OH*430041234", "N4*CAPITAL*OH*NON")
                        .findings())
                .containsExactly("ERROR CLAIM_ZIP 2010AA N403");
    }

    @Test
    void comparesTheTotalsOfA277caWithItsClaims() {
        assertThat(Altered.sample(ANSWERS).findings()).isEmpty();
        assertThat(Altered.sample(ANSWERS, "QTY*QA*1~", "QTY*QA*2~").findings())
                .containsExactly("WARNING GROUP_TOTALS 2200C QTY02");
        assertThat(Altered.sample(ANSWERS, "*U*150~", "*U*150.01~").findings())
                .containsExactly("WARNING GROUP_TOTALS 2200C AMT02");
        assertThat(Altered.sample("005010X214/valid/277CA-batch-refused").findings())
                .isEmpty();
    }

    @Test
    void knowsTheStatusesOfA277ca() {
        assertThat(Altered.sample(ANSWERS, "STC*A2:20:PR*", "STC*ZQ:20:PR*").findings())
                .containsExactly("WARNING CODE_UNKNOWN 2200D STC01-1");
    }
}
