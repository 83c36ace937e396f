package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Trace;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

class SeveralPatientsTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 21, 9, 15);
    private static final Rejection REFUSED = new Rejection(true, "80", "N");
    private static final Rejection NOT_FOUND = Rejection.correctAndResubmit("75");

    /** Two payers; the first is asked by two providers, for two patients and for a mother with her child. */
    private static final byte[] ASKED = RoundTrip.bytes("""
            ST*270*0007*005010X279A1~
            BHT*0022*13*INQ-9*20261121*0915~
            HL*1**20*1~
            NM1*PR*2*SAMPLE PLAN*****PI*00777~
            HL*2*1*21*1~
            NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
            HL*3*2*22*0~
            TRN*1*T1*9CH0001XYZ~
            NM1*IL*1*ALPHA*ANN****MI*M1~
            EQ*30~
            HL*4*2*22*0~
            TRN*1*T2*9CH0001XYZ~
            NM1*IL*1*BETA*BEN****MI*M2~
            EQ*30~
            EQ*98~
            DTP*291*D8*20261101~
            HL*5*1*21*1~
            NM1*1P*2*HARBOR THERAPY*****XX*1450000025~
            HL*6*5*22*1~
            TRN*1*T3*9CH0001XYZ~
            NM1*IL*1*GAMMA*GRETA****MI*M3~
            EQ*30~
            HL*7*6*23*0~
            TRN*1*T4*9CH0001XYZ~
            NM1*03*1*GAMMA*GUS~
            DMG*D8*20200101~
            EQ*30~
            HL*8**20*1~
            NM1*PR*2*OTHER PLAN*****PI*00888~
            HL*9*8*21*1~
            NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
            HL*10*9*22*0~
            TRN*1*T5*9CH0001XYZ~
            NM1*IL*1*DELTA*DORA****MI*M5~
            EQ*30~
            SE*36*0007~
            """);

    private final SeveralPatients several = SeveralPatients.in(ASKED, Delimiters.STANDARD);

    @Test
    void asksForEachPatientByHimself() {
        assertThat(several.count())
                .isEqualTo(5)
                .isEqualTo(InquiryKeys.read(ASKED, Delimiters.STANDARD).patients());
        assertThat(text(several.transaction(2)).split("~"))
                .containsExactly(
                        "ST*270*0007*005010X279A1",
                        "BHT*0022*13*INQ-9*20261121*0915",
                        "HL*1**20*1",
                        "NM1*PR*2*SAMPLE PLAN*****PI*00777",
                        "HL*2*1*21*1",
                        "NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893",
                        "HL*3*2*22*0",
                        "TRN*1*T2*9CH0001XYZ",
                        "NM1*IL*1*BETA*BEN****MI*M2",
                        "EQ*30",
                        "EQ*98",
                        "DTP*291*D8*20261101",
                        "SE*13*0007");
    }

    @Test
    void keepsTheSubscriberAboveADependentAndNotWhatIsAskedOfHim() {
        assertThat(text(several.transaction(4)).split("~"))
                .containsExactly(
                        "ST*270*0007*005010X279A1",
                        "BHT*0022*13*INQ-9*20261121*0915",
                        "HL*1**20*1",
                        "NM1*PR*2*SAMPLE PLAN*****PI*00777",
                        "HL*2*1*21*1",
                        "NM1*1P*2*HARBOR THERAPY*****XX*1450000025",
                        "HL*3*2*22*1",
                        "NM1*IL*1*GAMMA*GRETA****MI*M3",
                        "HL*4*3*23*0",
                        "TRN*1*T4*9CH0001XYZ",
                        "NM1*03*1*GAMMA*GUS",
                        "DMG*D8*20200101",
                        "EQ*30",
                        "SE*14*0007");
    }

    @Test
    void countsSegmentsRightly() {
        for (int patient = 1; patient <= several.count(); patient++) {
            var segments = text(several.transaction(patient)).split("~");
            assertThat(segments[segments.length - 1]).isEqualTo("SE*" + segments.length + "*0007");
        }
    }

    @Test
    void putsTheAnswersTogetherInTheOrderAskedAsIfTheyHadBeenOne() {
        var whole = EligibilityInquiry.read(ASKED, Delimiters.STANDARD);
        var together = together(asked -> EligibilityAnswers.patientsRejected(asked, p -> List.of(), AT));

        assertThat(together.traces())
                .containsExactlyElementsOf(whole.traces().map(Trace::echo).toList());
        assertThat(together.beginning().reference()).isEqualTo("INQ-9");
        assertThat(together.sources()).hasSize(2);
        assertThat(together.sources().getFirst().receivers()).hasSize(2);
        assertThat(together.subscribers().toList().get(2).dependents()).hasSize(1);
        assertThat(RoundTrip.lines(together.segments())).contains("HL*7*6*23*0", "HL*8**20*1", "HL*10*9*22*0");
    }

    @Test
    void oneThatWasNotAnsweredIsToldSoBesideHisTraceAndSpoilsNobody() {
        var together = together(asked -> switch (trace(asked)) {
            case "T1" -> EligibilityAnswers.systemRejected(asked, Rejection.SOURCE_UNAVAILABLE, AT);
            case "T4" -> EligibilityAnswers.payerRejected(asked, REFUSED, AT);
            default -> EligibilityAnswers.patientsRejected(asked, p -> List.of(NOT_FOUND), AT);
        });

        assertThat(together.sources()).hasSize(2);
        var subscribers = together.subscribers().toList();
        assertThat(subscribers).hasSize(5);
        assertThat(subscribers.get(0).traces()).containsExactly(new Trace("2", "T1", "9CH0001XYZ", ""));
        assertThat(subscribers.get(0).person().rejections()).containsExactly(Rejection.SOURCE_UNAVAILABLE);
        assertThat(subscribers.get(1).person().rejections()).containsExactly(NOT_FOUND);
        assertThat(together.traces().map(Trace::number)).containsExactly("T1", "T2", "T3", "T4", "T5");
        assertThat(RoundTrip.lines(together.segments()))
                .containsSubsequence("TRN*2*T1*9CH0001XYZ", "AAA*Y**42*R", "TRN*2*T2*9CH0001XYZ", "AAA*N**75*C")
                .containsSubsequence("TRN*2*T4*9CH0001XYZ", "AAA*Y**42*N");
    }

    @Test
    void whatMeetsEverybodyOfASourceIsSaidOfTheSource() {
        var together = together(asked -> trace(asked).equals("T5")
                ? EligibilityAnswers.patientsRejected(asked, p -> List.of(NOT_FOUND), AT)
                : EligibilityAnswers.systemRejected(asked, Rejection.SOURCE_UNAVAILABLE, AT));

        assertThat(together.sources()).hasSize(2);
        assertThat(together.sources().getFirst().systemRejections()).containsExactly(Rejection.SOURCE_UNAVAILABLE);
        assertThat(together.sources().getFirst().receivers()).isEmpty();
        assertThat(together.traces().map(Trace::number)).containsExactly("T5");
    }

    @Test
    void whatMeetsEverybodyOfAProviderIsSaidOfTheProvider() {
        var together = together(asked ->
                asked.sources().getFirst().receivers().getFirst().name().id().equals("1450000025")
                        ? EligibilityAnswers.receiverRejected(asked, Rejection.NOT_AUTHORIZED, AT)
                        : EligibilityAnswers.patientsRejected(asked, p -> List.of(NOT_FOUND), AT));

        var receivers = together.sources().getFirst().receivers();
        assertThat(receivers).hasSize(2);
        assertThat(receivers.get(1).rejections()).containsExactly(Rejection.NOT_AUTHORIZED);
        assertThat(receivers.get(1).subscribers()).isEmpty();
        assertThat(together.traces().map(Trace::number)).containsExactly("T1", "T2", "T5");
    }

    private EligibilityResponse together(Function<EligibilityInquiry, EligibilityResponse> answer) {
        var answers = new ArrayList<EligibilityResponse>();
        for (int patient = 1; patient <= several.count(); patient++)
            answers.add(answer.apply(EligibilityInquiry.read(several.transaction(patient), Delimiters.STANDARD)));
        return several.together(answers, AT);
    }

    private static String trace(EligibilityInquiry asked) {
        return asked.traces().map(Trace::number).findFirst().orElseThrow();
    }

    private static String text(byte[] transaction) {
        return new String(transaction, StandardCharsets.ISO_8859_1);
    }
}
