package io.x12gateway.core.wiring;

import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.core.partner.EdiAgreement;
import io.x12gateway.core.partner.Npi;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.segment.Trace;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.x12gateway.core.wiring.Files.eligibilityGroup;
import static io.x12gateway.core.wiring.Files.inquiry270;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.Files.several270;
import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static io.x12gateway.core.wiring.World.OTHER_NPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** One 270 that asks for several patients: each is a call of its own, and all answers are one 271. */
class SeveralPatientsTest {
    private static final String THREE =
            several270("0001", "R1", "T1 " + COVERED_NPI, "T2 " + COVERED_NPI, "T3 " + COVERED_NPI);
    private final World world = new World();

    @Test
    void isAskedPatientByPatientAndAnsweredByOneSetInTheOrderAsked() {
        var id = worked(interchange("CH0001", 1, eligibilityGroup(1, THREE, inquiry270("0002", "T4", COVERED_NPI))));

        assertThat(world.submission(id).state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(world.hets.asked).hasSize(4);
        assertThat(world.hets.asked.stream().map(SeveralPatientsTest::traces))
                .containsExactlyInAnyOrder("T1", "T2", "T3", "T4");
        assertThat(world.hets.asked.stream().map(Question::inquiryId).distinct())
                .hasSize(4);
        assertThat(answer())
                .containsSubsequence(
                        "ST*271*0001*",
                        "BHT*0022*11*R1*",
                        "TRN*2*T1*9CH0001XYZ~",
                        "NM1*IL*1*SAMPLET1*",
                        "TRN*2*T2*9CH0001XYZ~",
                        "NM1*IL*1*SAMPLET2*",
                        "TRN*2*T3*9CH0001XYZ~",
                        "NM1*IL*1*SAMPLET3*",
                        "SE*",
                        "ST*271*0002*",
                        "TRN*2*T4*")
                .containsOnlyOnce("HL*5*2*22*0~");
    }

    @Test
    void whoeverIsNotAnsweredSpoilsNobody() {
        world.hets.script = question -> switch (traces(question)) {
            case "T1" -> new Answer.NoAnswer("silent");
            case "T2" -> new Answer.Refused("envelope-error: PayloadIllegal");
            default -> ScriptedBackEnd.answer(question);
        };
        world.upload(CLEARWAY, interchange("CH0001", 1, eligibilityGroup(1, THREE)));
        world.work(1);
        assertThat(world.mailbox(CLEARWAY, "271")).isEmpty();
        world.clock.pass(Duration.ofMinutes(11));
        world.core.sweep().sweep();
        world.work(1);

        assertThat(answer())
                .containsSubsequence(
                        "TRN*2*T1*", "AAA*Y**42*R~", "TRN*2*T2*", "AAA*Y**42*N~", "TRN*2*T3*", "AAA*N**75*C~");
        assertThat(world.ledger.inquiries().openSince(Instant.MAX, 10)).isEmpty();
    }

    @Test
    void whatMeetsAllOfThemIsSaidOnce() {
        world.hets.script = question -> new Answer.Refused("http-status: 403");
        worked(interchange("CH0001", 1, eligibilityGroup(1, THREE)));

        assertThat(answer()).containsOnlyOnce("AAA*Y**80*N~").doesNotContain("TRN*2*");
    }

    /** What a profile let in is given back as it came, although the rule it lowered is about a 270. */
    @Test
    void givesBackWhatOnlyTheSendersProfileLetIn() {
        world.change(CLEARWAY, p -> p.validationProfile("long-names"));
        world.hets.script = question -> traces(question).equals("T2")
                ? new Answer.Refused("http-status: 403")
                : ScriptedBackEnd.answer(question);
        var name = "SAMPLE".repeat(11);
        var id = worked(interchange("CH0001", 1, eligibilityGroup(1, THREE.replace("*SAMPLET2*", "*" + name + "*"))));

        assertThat(world.submission(id).state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(world.text(world.mailbox(CLEARWAY, "271").getFirst()))
                .containsSubsequence("TRN*2*T1*", "TRN*2*T2*", name, "AAA*Y**42*N~", "TRN*2*T3*");
    }

    @Test
    void aLateAnswerIsOfItsPatientAlone() {
        world.hets.script = question -> {
            if (traces(question).equals("T2")) {
                if (world.hets.asked.size() < 3) return new Answer.NoAnswer("not before the others");
                world.clock.pass(Duration.ofHours(1));
                world.core.sweep().sweep();
            }
            return ScriptedBackEnd.answer(question);
        };
        var id = worked(interchange("CH0001", 1, eligibilityGroup(1, THREE)));

        assertThat(world.submission(id).state()).isEqualTo(SubmissionState.COMPLETED);
        var told = world.mailbox(CLEARWAY, "271").stream().map(world::text).toList();
        assertThat(told)
                .anySatisfy(text -> assertThat(text)
                        .contains("TRN*2*T2*", "AAA*N**75*C~")
                        .doesNotContain("TRN*2*T1*", "TRN*2*T3*"));
        assertThat(told)
                .anySatisfy(text ->
                        assertThat(text).containsSubsequence("TRN*2*T1*", "TRN*2*T2*", "AAA*Y**42*R~", "TRN*2*T3*"));
    }

    @Test
    void asksOnlyForWhomItMay() {
        var id = worked(interchange(
                "CH0001", 1, eligibilityGroup(1, several270("0001", "R1", "T1 " + COVERED_NPI, "T2 " + OTHER_NPI))));

        assertThat(world.hets.asked.stream().map(SeveralPatientsTest::traces)).containsExactly("T1");
        assertThat(answer()).containsSubsequence("TRN*2*T1*", "AAA*N**75*C~", OTHER_NPI, "AAA*N**41*C~");
        assertThat(world.auditActions()).contains("security.provider-not-covered");
        assertThat(world.ledger.inquiries().ofSubmission(id))
                .extracting(Inquiry::patient, Inquiry::state)
                .containsExactlyInAnyOrder(tuple(1, InquiryState.ANSWERED), tuple(2, InquiryState.REFUSED));
    }

    @Test
    void asksForEachUnderTheContractOfHisProvidersAgreement() {
        var from = LocalDate.of(2026, 1, 1);
        var usual = new EdiAgreement("A1", Set.of("270"), Set.of(), from, Optional.empty());
        var other = new EdiAgreement(
                "A2",
                Set.of("270"),
                Set.of(new Npi(OTHER_NPI)),
                from,
                Optional.empty(),
                Optional.of("jurisdiction-15"));
        world.change(CLEARWAY, p -> p.agreements(List.of(usual, other)));
        var id = worked(interchange(
                "CH0001", 1, eligibilityGroup(1, several270("0001", "R1", "T1 " + COVERED_NPI, "T2 " + OTHER_NPI))));

        assertThat(world.hets.asked)
                .extracting(SeveralPatientsTest::traces, Question::contract)
                .containsExactlyInAnyOrder(tuple("T1", ""), tuple("T2", "jurisdiction-15"));
        assertThat(world.ledger.inquiries().ofSubmission(id))
                .extracting(Inquiry::patient, Inquiry::contract)
                .containsExactlyInAnyOrder(tuple(1, ""), tuple(2, "jurisdiction-15"));
    }

    @Test
    void passesOverWhoCannotBeSearchedFor() {
        world.change(CLEARWAY, p -> p.usages(List.of("T", "P")));
        var set = THREE.replace("NM1*IL*1*SAMPLET2*", "NM1*IL*1**");
        worked(interchange("CH0001", 1, eligibilityGroup(1, set)).replace("*0*T*:~", "*0*P*:~"));

        assertThat(world.productionHets.asked.stream().map(SeveralPatientsTest::traces))
                .containsExactlyInAnyOrder("T1", "T3");
        assertThat(answer())
                .containsSubsequence(
                        "TRN*2*T1*", "AAA*N**75*C~", "TRN*2*T2*", "AAA*N**73*C~", "TRN*2*T3*", "AAA*N**75*C~");
    }

    @Test
    void remembersWithWhichTraceEachWasAskedFor() {
        worked(interchange("CH0001", 1, eligibilityGroup(1, THREE)));

        for (var trace : new String[] {"T1", "T2", "T3"})
            assertThat(world.ledger
                            .traces()
                            .find(TransactionType.ELIGIBILITY_INQUIRY, trace, "9CH0001XYZ", "T", Instant.EPOCH))
                    .hasSize(1);
    }

    /** In real time one patient may be asked for (005010X279A1): what asks for more is received, and worked as a batch. */
    @Test
    void isNoRealTimeInquiryAndIsAnsweredAllTheSame() {
        var message = interchange("CH0001", 1, eligibilityGroup(1, THREE));
        var answer = world.core
                .realTime()
                .answer(World.onTheLine(CLEARWAY, message, Optional.empty()), Duration.ofSeconds(20));
        assertThat(answer).isInstanceOf(RealTimeAnswer.Deferred.class);
        assertThat(world.hets.asked).isEmpty();
        world.work(1);

        assertThat(world.hets.asked).hasSize(3);
        assertThat(answer()).containsSubsequence("TRN*2*T1*", "TRN*2*T2*", "TRN*2*T3*");
    }

    private SubmissionId worked(String file) {
        var receipt = world.upload(CLEARWAY, file);
        world.work(1);
        return receipt.submission();
    }

    private String answer() {
        var items = world.mailbox(CLEARWAY, "271");
        assertThat(items).hasSize(1);
        var text = world.text(items.getFirst());
        assertThat(X12.standard()
                        .validate(text.getBytes(StandardCharsets.ISO_8859_1))
                        .verdict())
                .isEqualTo(Verdict.VALID);
        return text;
    }

    private static String traces(Question question) {
        return EligibilityInquiry.read(question.transaction(), question.delimiters())
                .traces()
                .map(Trace::number)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
