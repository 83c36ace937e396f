package io.x12gateway.core.wiring;

import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.edi.acknowledgment.Ack999;
import io.x12gateway.edi.acknowledgment.Ta1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import static io.x12gateway.core.wiring.Files.broken;
import static io.x12gateway.core.wiring.Files.claimStatusGroup;
import static io.x12gateway.core.wiring.Files.eligibilityGroup;
import static io.x12gateway.core.wiring.Files.inquiry270;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.Files.remittance835;
import static io.x12gateway.core.wiring.Files.remittanceGroup;
import static io.x12gateway.core.wiring.Files.request276;
import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static io.x12gateway.core.wiring.World.OTHER_NPI;
import static io.x12gateway.core.wiring.World.PAYER;
import static io.x12gateway.core.wiring.World.RIVERBEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RealTimeTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String ONE =
            interchange("CH0001", 1, eligibilityGroup(1, inquiry270("0001", "T1", COVERED_NPI)));
    private final World world = new World();

    private RealTimeAnswer answer(PartnerId partner, String body, Optional<String> key) {
        return world.core.realTime().answer(World.onTheLine(partner, body, key), DEADLINE);
    }

    private RealTimeAnswer answer(String body) {
        return answer(CLEARWAY, body, Optional.empty());
    }

    private SubmissionState state(SubmissionId id) {
        return world.submission(id).state();
    }

    @Test
    void givesTheAnswerAndKeepsIt() {
        var answer = (RealTimeAnswer.Responded) answer(ONE);

        assertThat(answer.kind()).isEqualTo("271");
        assertThat(text(answer.interchange())).contains("TRN*2*T1*9CH0001XYZ~").contains("AAA*N**75*C~");
        assertThat(state(answer.submission())).isEqualTo(SubmissionState.COMPLETED);
        assertThat(world.ledger.inquiries().ofSubmission(answer.submission()))
                .singleElement()
                .satisfies(
                        i -> assertThat(world.ledger.payloads().read(i.answer().orElseThrow()))
                                .isNotEmpty());
        assertThat(world.mailbox(CLEARWAY))
                .singleElement()
                .satisfies(i -> assertThat(world.text(i)).isEqualTo(text(answer.interchange())));
        assertThat(world.ledger.mailboxes().waiting()).isEmpty();
        assertThat(world.ledger.outbox().unannounced(10)).isEmpty();
    }

    @Test
    void givesNobodyAwayWhomTheBackEndConfusesWithThePatient() {
        world.hets.script = question -> {
            var right = (Answer.Answered) ScriptedBackEnd.answer(question);
            return new Answer.Answered(text(right.interchange())
                    .replace("SAMPLEA*MARIA****MI*1EG4TE5MK73", "STRANGER*SAM****MI*1EG4TE5MK99")
                    .replace("19480307", "19610101")
                    .getBytes(StandardCharsets.ISO_8859_1));
        };
        var answer = (RealTimeAnswer.Responded) answer(ONE);

        assertThat(text(answer.interchange())).contains("AAA*Y**42*R~").doesNotContain("STRANGER");
        assertThat(world.ledger.inquiries().ofSubmission(answer.submission()))
                .singleElement()
                .satisfies(i -> assertThat(i.reason()).contains("another patient"));
    }

    @ParameterizedTest
    @CsvSource({"IEA*1*000000077, IEA*1*000000078", "GE*1*78, GE*1*79", "GE*1*78, GE*2*78", "ST*271*0001, ST*271*0002"})
    void takesNoAnswerWhoseControlNumbersDoNotAgree(String right, String wrong) {
        world.hets.script = question ->
                new Answer.Answered(text(((Answer.Answered) ScriptedBackEnd.answer(question)).interchange())
                        .replace(right, wrong)
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(text(((RealTimeAnswer.Responded) answer(ONE)).interchange())).contains("AAA*Y**42*R~");
    }

    @Test
    void takesAReplacedNumberForThePatientsOwn() {
        world.hets.script = question -> {
            var right = (Answer.Answered) ScriptedBackEnd.answer(question);
            return new Answer.Answered(text(right.interchange())
                    .replace("1EG4TE5MK73", "1EG4TE5MK99")
                    .getBytes(StandardCharsets.ISO_8859_1));
        };
        assertThat(text(((RealTimeAnswer.Responded) answer(ONE)).interchange())).contains("1EG4TE5MK99");
    }

    @Test
    void answersTheSameNumberAgainInRealTime() {
        answer(ONE);
        assertThat(answer(ONE)).isInstanceOf(RealTimeAnswer.Responded.class);
        assertThat(world.hets.asked).hasSize(2);
    }

    @Test
    void repeatsTheStoredAnswerToTheSameKey() {
        var first = (RealTimeAnswer.Responded) answer(CLEARWAY, ONE, Optional.of("key-1"));
        var second = (RealTimeAnswer.Responded) answer(CLEARWAY, ONE, Optional.of("key-1"));

        assertThat(second.replayed()).isTrue();
        assertThat(second.submission()).isEqualTo(first.submission());
        assertThat(second.interchange()).isEqualTo(first.interchange());
        assertThat(world.hets.asked).hasSize(1);
        assertThatThrownBy(() -> answer(CLEARWAY, ONE + "\n", Optional.of("key-1")))
                .isInstanceOfSatisfying(
                        GatewayFault.class, f -> assertThat(f.code()).isEqualTo("client-key-reused"));
    }

    @Test
    void saysOnTheLineThatTheBackEndIsSilent() {
        world.hets.script = q -> new Answer.NoAnswer("read timed out");
        world.claims.script = q -> new Answer.NoAnswer("read timed out");

        var eligibility = (RealTimeAnswer.Responded) answer(ONE);
        assertThat(text(eligibility.interchange())).contains("AAA*Y**42*R~");
        var status = (RealTimeAnswer.Responded)
                answer(interchange("CH0001", 2, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI))));
        assertThat(text(status.interchange())).contains("STC*E2:689:PR");
        assertThat(state(eligibility.submission())).isEqualTo(SubmissionState.COMPLETED);
    }

    @Test
    void asksNobodyOnceTheTimeIsUp() {
        var answer = (RealTimeAnswer.Responded)
                world.core.realTime().answer(World.onTheLine(CLEARWAY, ONE, Optional.empty()), Duration.ofMillis(1));
        assertThat(text(answer.interchange())).contains("AAA*Y**42*R~");
        assertThat(world.hets.asked).isEmpty();
    }

    @Test
    void rejectsBySyntaxOnTheLine() {
        var answer = (RealTimeAnswer.Acknowledged) answer(
                interchange("CH0001", 1, eligibilityGroup(1, broken(inquiry270("0001", "T1", COVERED_NPI)))));

        assertThat(answer.kind()).isEqualTo("999");
        assertThat(Ack999.read(answer.interchange()).getFirst().accepted()).isZero();
        assertThat(state(answer.submission())).isEqualTo(SubmissionState.REJECTED);
        assertThat(world.hets.asked).isEmpty();
    }

    @Test
    void rejectsByEnvelopeOnTheLine() {
        assertThat(ta1(answer(RIVERBEND, ONE, Optional.empty()))).isEqualTo("006");
        assertThat(ta1(answer(interchange("NOBODY", 1, eligibilityGroup(1, inquiry270("0001", "T1", COVERED_NPI))))))
                .isEqualTo("006");
        assertThat(ta1(answer(ONE.replace("*ZZ*CH0001", "*30*CH0001")))).isEqualTo("005");
        assertThat(ta1(answer(ONE.replace("*ZZ*GATEWAY", "*ZZ*ELSEWHE")))).isEqualTo("008");
        assertThat(ta1(answer(ONE.replace("*ZZ*GATEWAY", "*30*GATEWAY")))).isEqualTo("007");
        assertThat(ta1(answer(ONE.replace("*0*T*:", "*0*P*:")))).isEqualTo("020");
    }

    private static String ta1(RealTimeAnswer answer) {
        var acknowledged = (RealTimeAnswer.Acknowledged) answer;
        assertThat(acknowledged.kind()).isEqualTo("TA1");
        return Ta1.read(acknowledged.interchange()).getFirst().note();
    }

    @Test
    void refusesTheProviderThatNoAgreementCovers() {
        var answer = (RealTimeAnswer.Responded)
                answer(interchange("CH0001", 1, eligibilityGroup(1, inquiry270("0001", "T1", OTHER_NPI))));
        assertThat(text(answer.interchange())).contains("AAA*N**41*C~");
        assertThat(world.hets.asked).isEmpty();
    }

    @Test
    void rejectsATransactionThatNoAgreementCovers() {
        var file = interchange("RB0001", 1, eligibilityGroup(1, inquiry270("0001", "T1", COVERED_NPI)));
        var answer = (RealTimeAnswer.Acknowledged) answer(RIVERBEND, file, Optional.empty());
        assertThat(answer.kind()).isEqualTo("999");
        assertThat(Ack999.read(answer.interchange()).getFirst().errors()).contains("1");
    }

    @Test
    void keepsWhatItCannotRead() {
        var answer = (RealTimeAnswer.Unreadable) answer("hello");
        assertThat(answer.findings()).isNotEmpty();
        assertThat(state(answer.submission())).isEqualTo(SubmissionState.QUARANTINED);
    }

    @Test
    void worksABatchAtItsOwnPace() {
        var answer = (RealTimeAnswer.Deferred) answer(interchange(
                "CH0001",
                1,
                eligibilityGroup(1, inquiry270("0001", "T1", COVERED_NPI), inquiry270("0002", "T2", COVERED_NPI))));
        assertThat(world.hets.asked).isEmpty();
        world.clock.pass(Duration.ofMinutes(5));
        world.core.sweep().sweep();
        world.work(1);

        assertThat(state(answer.receipt().submission())).isEqualTo(SubmissionState.COMPLETED);
        assertThat(world.mailbox(CLEARWAY, "271")).hasSize(1);
    }

    /** Whichever way it came: an operator is to see it. */
    @Test
    void keepsARemittanceThatDoesNotBalanceAsideLikeOneOfABatch() {
        var bad = remittance835("0001", "EFT1", COVERED_NPI, 100).replace("BPR*I*100*", "BPR*I*101*");
        var file = interchange("MAC01", 1, remittanceGroup(1, bad));
        var answer = (RealTimeAnswer.Deferred) answer(PAYER, file, Optional.empty());
        world.work(1);
        assertThat(state(answer.receipt().submission())).isEqualTo(SubmissionState.QUARANTINED);
    }

    @Test
    void hasNoMoreInquiriesWaitingForABackEndThanSeats() throws Exception {
        var arrived = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        world.hets.script = q -> {
            arrived.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ScriptedBackEnd.answer(q);
        };
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = executor.submit(() -> answer(ONE));
            arrived.await();
            assertThatThrownBy(() -> answer(ONE))
                    .isInstanceOfSatisfying(
                            GatewayFault.class, f -> assertThat(f.kind()).isEqualTo(FaultKind.CAPACITY));
            go.countDown();
            assertThat(first.get()).isInstanceOf(RealTimeAnswer.Responded.class);
        }
        assertThat(world.ledger.submissions().recent(10)).hasSize(1);
        assertThat(world.auditActions()).contains("submission.refused");
        assertThat(answer(ONE)).isInstanceOf(RealTimeAnswer.Responded.class);
    }

    @Test
    void failsInTheOpenWhenABackEndBreaksItsPromise() {
        world.hets.script = q -> {
            throw new IllegalStateException("bug");
        };
        assertThatThrownBy(() -> answer(ONE)).isInstanceOf(IllegalStateException.class);
        assertThat(world.ledger.submissions().recent(1))
                .singleElement()
                .satisfies(s -> assertThat(s.state()).isEqualTo(SubmissionState.FAILED));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
