package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Trace;
import org.junit.jupiter.api.Test;

import java.time.LocalDateTime;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class EligibilityAnswersTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 21, 9, 15);
    private static final EligibilityInquiry INQUIRY =
            EligibilityInquiry.read(RoundTrip.fixture("270-dependent.edi"), Delimiters.STANDARD);

    @Test
    void tellsThatTheSourceIsDownAndNothingElse() {
        var response = EligibilityAnswers.systemRejected(INQUIRY, Rejection.SOURCE_UNAVAILABLE, AT);

        assertThat(RoundTrip.lines(response.segments()))
                .containsExactly(
                        "BHT*0022*11*INQ-77*20261121*0915",
                        "HL*1**20*0",
                        "AAA*Y**42*R",
                        "NM1*PR*2*SAMPLE HEALTH PLAN*****PI*00777");
    }

    @Test
    void tellsThatThePayerIsUnknown() {
        var response = EligibilityAnswers.payerRejected(INQUIRY, Rejection.correctAndResubmit("79"), AT);

        assertThat(RoundTrip.lines(response.segments()))
                .containsExactly(
                        "BHT*0022*11*INQ-77*20261121*0915",
                        "HL*1**20*0",
                        "NM1*PR*2*SAMPLE HEALTH PLAN*****PI*00777",
                        "AAA*N**79*C");
    }

    @Test
    void tellsThatTheProviderMayNotAsk() {
        var response = EligibilityAnswers.receiverRejected(INQUIRY, Rejection.NOT_AUTHORIZED, AT);

        assertThat(RoundTrip.lines(response.segments()))
                .startsWith("BHT*0022*11*INQ-77*20261121*0915", "HL*1**20*1")
                .contains("HL*2*1*21*0", "AAA*N**41*C")
                .doesNotContain("HL*3*2*22*1")
                .endsWith("AAA*N**41*C", "PRV*RF*PXC*207Q00000X");
    }

    @Test
    void rejectsEachPatientWhereHeStandsAndGivesEveryTraceBack() {
        var response = EligibilityAnswers.patientsRejected(INQUIRY, p -> List.of(Rejection.ANSWER_FOLLOWS), AT);

        assertThat(response.traces())
                .containsExactlyElementsOf(INQUIRY.traces().map(Trace::echo).toList());
        var subscribers = response.subscribers().toList();
        assertThat(subscribers.get(0).person().rejections()).isEmpty();
        assertThat(subscribers.get(0).dependents().getFirst().person().rejections())
                .containsExactly(Rejection.ANSWER_FOLLOWS);
        assertThat(subscribers.get(1).person().rejections()).containsExactly(Rejection.ANSWER_FOLLOWS);
        assertThat(RoundTrip.lines(response.segments()))
                .contains("DTP*307*RD8*20261101-20261130")
                .noneMatch(line -> line.startsWith("EQ") || line.startsWith("EB"));
    }

    @Test
    void readsWhatRoutesAnInquiry() {
        var keys = InquiryKeys.read(RoundTrip.fixture("270-dependent.edi"), Delimiters.STANDARD);

        assertThat(keys.reference()).isEqualTo("INQ-77");
        assertThat(keys.payerIds()).containsExactly("00777");
        assertThat(keys.receiverNpis()).containsExactly("1234567893");
        assertThat(keys.traces()).isEqualTo(INQUIRY.traces().toList());
        assertThat(keys.patients()).isEqualTo(2);
    }

    @Test
    void readsKeysOfABrokenInquiryAsFarAsTheyGo() {
        var keys = InquiryKeys.read(RoundTrip.bytes("garbage~HL*x~NM1~EQ"), Delimiters.STANDARD);

        assertThat(keys.payerIds()).isEmpty();
        assertThat(keys.reference()).isEmpty();
    }
}
