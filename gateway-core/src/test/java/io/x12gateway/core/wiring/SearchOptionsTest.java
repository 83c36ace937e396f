package io.x12gateway.core.wiring;

import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static io.x12gateway.core.wiring.Files.eligibilityGroup;
import static io.x12gateway.core.wiring.Files.inquiry270;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static org.assertj.core.api.Assertions.assertThat;

/** The back end {@code hets}, which answers production data here, is asked by Medicare's search options only. */
class SearchOptionsTest {
    private static final String DATE_OF_BIRTH = "DMG*D8*19480307~\n";
    private final World world = new World();

    @BeforeEach
    void admitProductionData() {
        world.change(CLEARWAY, p -> p.usages(List.of("T", "P")));
    }

    private static String sent(String nm1, boolean born, String usage) {
        var set = inquiry270("0001", "T1", COVERED_NPI).replace("NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73", nm1);
        if (!born) set = set.replace(DATE_OF_BIRTH, "").replace("SE*13*", "SE*12*");
        return interchange("CH0001", 1, eligibilityGroup(1, set)).replaceFirst("\\*[PT]\\*:~", "*" + usage + "*:~");
    }

    private String answered(String file) {
        var answer = (RealTimeAnswer.Responded)
                world.core.realTime().answer(World.onTheLine(CLEARWAY, file, Optional.empty()), Duration.ofSeconds(20));
        assertThat(X12.standard().validate(answer.interchange()).verdict()).isEqualTo(Verdict.VALID);
        return new String(answer.interchange(), StandardCharsets.ISO_8859_1).replace("\n", "");
    }

    @ParameterizedTest
    @CsvSource({
        "NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73, true",
        "NM1*IL*1*SAMPLEA*****MI*1EG4TE5MK73, true",
        "NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73, false"
    })
    void asksByEachOfTheThreeOptions(String nm1, boolean born) {
        answered(sent(nm1, born, "P"));
        assertThat(world.productionHets.asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "NM1*IL*1*SAMPLEA*MARIA, true, AAA*N**72*C~",
        "NM1*IL*1**MARIA****MI*1EG4TE5MK73, true, AAA*N**73*C~",
        "NM1*IL*1*SAMPLEA*****MI*1EG4TE5MK73, false, AAA*N**58*C~AAA*N**73*C~",
        "NM1*IL*1*SAMPLEA, false, AAA*N**72*C~AAA*N**58*C~AAA*N**73*C~"
    })
    void answersByItselfWhatFitsNone(String nm1, boolean born, String rejections) {
        assertThat(answered(sent(nm1, born, "P")))
                .contains("TRN*2*T1*9CH0001XYZ~")
                .contains("~" + rejections);
        assertThat(world.productionHets.asked).isEmpty();
    }

    @Test
    void saysInTheLedgerWhatWasMissingAndWhatIsAllowed() {
        var answer = (RealTimeAnswer.Responded) world.core
                .realTime()
                .answer(
                        World.onTheLine(
                                CLEARWAY, sent("NM1*IL*1**MARIA****MI*1EG4TE5MK73", true, "P"), Optional.empty()),
                        Duration.ofSeconds(20));
        assertThat(world.ledger.inquiries().ofSubmission(answer.submission()))
                .singleElement()
                .satisfies(inquiry -> {
                    assertThat(inquiry.state()).isEqualTo(InquiryState.REFUSED);
                    assertThat(inquiry.reason())
                            .startsWith("search-option-incomplete: no last name; send ")
                            .contains("number + last name + birth date")
                            .doesNotContain("MARIA");
                });
    }

    @Test
    void answersTheOthersOfABatch() {
        var poor = inquiry270("0001", "T1", COVERED_NPI).replace("NM1*IL*1*SAMPLEA*", "NM1*IL*1**");
        var file = interchange("CH0001", 1, eligibilityGroup(1, poor, inquiry270("0002", "T2", COVERED_NPI)))
                .replaceFirst("\\*[PT]\\*:~", "*P*:~");
        var receipt = world.upload(CLEARWAY, file);
        world.work(1);

        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(world.productionHets.asked).hasSize(1);
        assertThat(world.text(world.mailbox(CLEARWAY, "271").getFirst()))
                .containsSubsequence("TRN*2*T1*", "AAA*N**73*C~", "TRN*2*T2*", "AAA*N**75*C~");
    }

    @Test
    void leavesOtherBackEndsTheirOwnRules() {
        assertThat(answered(sent("NM1*IL*1**MARIA****MI*1EG4TE5MK73", true, "T")))
                .contains("AAA*N**75*C~");
        assertThat(world.hets.asked).hasSize(1);
    }
}
