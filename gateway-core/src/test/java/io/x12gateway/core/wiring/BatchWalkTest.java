package io.x12gateway.core.wiring;

import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.acknowledgment.Ack999;
import io.x12gateway.edi.acknowledgment.Ta1;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static io.x12gateway.core.wiring.Files.broken;
import static io.x12gateway.core.wiring.Files.claimStatusGroup;
import static io.x12gateway.core.wiring.Files.eligibilityGroup;
import static io.x12gateway.core.wiring.Files.inquiry270;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.Files.isa;
import static io.x12gateway.core.wiring.Files.remittance835;
import static io.x12gateway.core.wiring.Files.remittanceGroup;
import static io.x12gateway.core.wiring.Files.request276;
import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static io.x12gateway.core.wiring.World.HARBOR;
import static io.x12gateway.core.wiring.World.OTHER_NPI;
import static io.x12gateway.core.wiring.World.PAYER;
import static io.x12gateway.core.wiring.World.RIVERBEND;
import static org.assertj.core.api.Assertions.assertThat;

class BatchWalkTest {
    private final World world = new World();

    private static final String THREE_CLAIMS = interchange(
            "CH0001",
            1,
            claimStatusGroup(
                    510,
                    request276("0001", "CS1", COVERED_NPI),
                    broken(request276("0002", "CS2", COVERED_NPI)),
                    request276("0003", "CS3", COVERED_NPI)));

    @Test
    void answersWhatWasAcceptedInTheOrderAskedAndRejectsTheRest() {
        var receipt = world.upload(CLEARWAY, THREE_CLAIMS);
        world.work(1);

        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
        var ack = Ack999.read(bytes(CLEARWAY, "999")).getFirst();
        assertThat(ack.accepted()).isEqualTo(2);
        assertThat(ack.received()).isEqualTo(3);
        var response = only(CLEARWAY, "277");
        assertThat(X12.standard()
                        .validate(response.getBytes(StandardCharsets.ISO_8859_1))
                        .verdict())
                .isEqualTo(Verdict.VALID);
        assertThat(response).contains("*ZZ*GATEWAY        *ZZ*CH0001 ").contains("TRN*2*CS1~");
        assertThat(response.indexOf("CS1")).isLessThan(response.indexOf("CS3"));
        assertThat(response).doesNotContain("CS2").doesNotContain("BACKEND");
        assertThat(world.claims.asked).hasSize(2);
        assertThat(world.mailbox(CLEARWAY, "receipt")).hasSize(1);
    }

    @Test
    void doesNothingTwiceWhenEveryStageRunsTwice() {
        var receipt = world.upload(CLEARWAY, THREE_CLAIMS);
        world.work(2);

        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(world.mailbox(CLEARWAY, "999")).hasSize(1);
        assertThat(world.mailbox(CLEARWAY, "277")).hasSize(1);
        assertThat(world.claims.asked).hasSize(2);
    }

    @Test
    void deliversByItselfAnAnswerThatComesWhenTheTimeIsUp() {
        var answered = new AtomicInteger();
        world.claims.script = question -> {
            if (answered.getAndIncrement() == 0) {
                world.clock.pass(Duration.ofHours(1));
                world.core.sweep().sweep();
            }
            return ScriptedBackEnd.answer(question);
        };
        var receipt = world.upload(
                CLEARWAY, interchange("CH0001", 1, claimStatusGroup(510, request276("0001", "CS1", COVERED_NPI))));
        world.work(2);

        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
        var told = world.mailbox(CLEARWAY, "277").stream().map(world::text).toList();
        assertThat(told).hasSize(2);
        assertThat(told).anySatisfy(text -> assertThat(text).contains("STC*E2:689:PR"));
        assertThat(told).anySatisfy(text -> assertThat(text).contains("TRN*2*CS1~"));
        assertThat(answered).hasValue(1);
    }

    @Test
    void asksTheBackEndAgainWhileItIsSilentAndTellsThePartnerWhenTimeIsUp() {
        world.claims.script = q -> new Answer.NoAnswer("no reply");
        var receipt = world.upload(
                CLEARWAY, interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI))));
        world.work(1);
        assertThat(world.mailbox(CLEARWAY, "277")).isEmpty();
        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.IN_PROGRESS);

        world.clock.pass(Duration.ofMinutes(11));
        assertThat(world.core.sweep().sweep().inquiries()).isEqualTo(1);
        world.work(1);

        assertThat(only(CLEARWAY, "277")).contains("TRN*2*REFCS1~").contains("STC*E2:689:PR");
        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
    }

    @Test
    void closesAnInquiryThatThePipelineGivesUp() {
        world.claims.script = q -> new Answer.NoAnswer("no reply");
        world.upload(CLEARWAY, interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI))));
        world.work(1);
        var work = world.ledger.outbox().unannounced(10).stream()
                .filter(w -> w.stage() == Stage.INQUIRY)
                .findFirst();
        world.core.sweep().giveUp(work.orElseThrow(), "too many attempts");
        world.work(1);

        assertThat(world.mailbox(CLEARWAY, "277")).hasSize(1);
    }

    @Test
    void takesNoAnswerThatIsNotToTheQuestion() {
        world.claims.script = q -> ScriptedBackEnd.answer(new Question(
                q.inquiryId(),
                q.type(),
                new String(q.transaction(), StandardCharsets.ISO_8859_1)
                        .replace("TRN*1*CS1", "TRN*1*CS9")
                        .getBytes(StandardCharsets.ISO_8859_1),
                q.delimiters(),
                q.usage()));
        world.upload(CLEARWAY, interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI))));
        world.work(1);

        assertThat(world.ledger.inquiries().openSince(world.clock.instant().plusSeconds(1), 10))
                .hasSize(1);
    }

    @Test
    void takesNoGarbageForAnAnswer() {
        world.claims.script = q -> new Answer.Answered("<html>busy</html>".getBytes(StandardCharsets.US_ASCII));
        world.upload(CLEARWAY, interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI))));
        world.work(1);
        world.clock.pass(Duration.ofMinutes(10));
        world.work(1);

        assertThat(only(CLEARWAY, "277")).contains("STC*E2:689:PR");
    }

    @Test
    void answersForTheProviderThatNoAgreementCoversWithoutAskingAnybody() {
        world.upload(
                CLEARWAY,
                interchange(
                        "CH0001",
                        1,
                        eligibilityGroup(1, inquiry270("0001", "T1", OTHER_NPI), inquiry270("0002", "T2", COVERED_NPI)),
                        claimStatusGroup(2, request276("0001", "CS1", OTHER_NPI))));
        world.work(1);

        assertThat(world.hets.asked).hasSize(1);
        assertThat(world.claims.asked).isEmpty();
        assertThat(only(CLEARWAY, "271")).contains("AAA*N**41*C~").contains("AAA*N**75*C~");
        assertThat(only(CLEARWAY, "277")).contains("STC*E0:496:41");
        assertThat(world.mailbox(CLEARWAY, "999")).hasSize(2);
    }

    @Test
    void tellsThatABackEndRefused() {
        world.hets.script = q -> new Answer.Refused("TA1 020");
        world.upload(CLEARWAY, interchange("CH0001", 1, eligibilityGroup(1, inquiry270("0001", "T1", COVERED_NPI))));
        world.work(1);

        assertThat(only(CLEARWAY, "271")).contains("AAA*Y**80*N~").contains("BHT*0022*11*REFT1*");
    }

    @Test
    void deliversEachPayeeToThoseWhoMayReadItByteForByte() {
        var first = remittance835("0001", "EFT1", COVERED_NPI, 100);
        var second = remittance835("0002", "EFT2", OTHER_NPI, 50);
        var third = remittance835("0003", "EFT3", COVERED_NPI, 7);
        var receipt = world.upload(PAYER, interchange("MAC01", 1, remittanceGroup(1, first, second, third)));
        world.work(2);

        assertThat(only(RIVERBEND, "835")).contains(first).contains(third).doesNotContain("EFT2");
        assertThat(world.mailbox(HARBOR, "835")).hasSize(2);
        assertThat(world.mailbox(HARBOR, "835").stream().map(world::text))
                .anyMatch(t -> t.contains(second) && !t.contains("EFT1"));
        assertThat(world.mailbox(PAYER, "835")).isEmpty();
        assertThat(world.mailbox(PAYER, "999")).hasSize(1);
        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
    }

    @Test
    void holdsWhatNobodyMayRead() {
        var receipt = world.upload(
                PAYER,
                interchange(
                        "MAC01",
                        1,
                        remittanceGroup(
                                1,
                                remittance835("0001", "EFT1", COVERED_NPI, 100),
                                remittance835("0002", "EFT2", "1316000003", 50))));
        world.work(1);

        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.QUARANTINED);
        assertThat(world.mailbox(RIVERBEND, "835")).hasSize(1);
        assertThat(world.ledger.submissions().timeline(receipt.submission()))
                .anyMatch(e -> e.event().equals("held") && e.detail().contains("1316000003"));
    }

    @Test
    void keepsARemittanceThatDoesNotBalanceAsideAndDeliversItsNeighbour() {
        var bad = remittance835("0001", "EFT1", COVERED_NPI, 100).replace("BPR*I*100*", "BPR*I*101*");
        var receipt = world.upload(
                PAYER, interchange("MAC01", 1, remittanceGroup(1, bad, remittance835("0002", "EFT2", COVERED_NPI, 5))));
        world.work(1);

        assertThat(Ack999.read(bytes(PAYER, "999")).getFirst().accepted()).isEqualTo(1);
        assertThat(only(RIVERBEND, "835")).contains("EFT2").doesNotContain("EFT1");
        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.QUARANTINED);
    }

    @Test
    void rejectsAnInterchangeNumberThatWasUsedBeforeAndNothingElse() {
        world.upload(CLEARWAY, interchange("CH0001", 1, eligibilityGroup(1, inquiry270("0001", "T1", COVERED_NPI))));
        world.work(1);
        var again = world.upload(
                CLEARWAY,
                interchange("CH0001", 1, eligibilityGroup(1, inquiry270("0001", "T2", COVERED_NPI)))
                        + interchange("CH0001", 2, eligibilityGroup(1, inquiry270("0001", "T3", COVERED_NPI))));
        world.work(1);

        var ta1 = Ta1.read(bytes(CLEARWAY, "TA1")).getFirst();
        assertThat(ta1.note()).isEqualTo("025");
        assertThat(ta1.controlNumber()).isEqualTo("000000001");
        assertThat(world.mailbox(CLEARWAY, "271").stream().map(world::text))
                .anyMatch(t -> t.contains("T3"))
                .noneMatch(t -> t.contains("*T2*"));
        assertThat(world.submission(again.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
    }

    @Test
    void letsOnlyOneOfTwoInterchangesOfOneNumberThroughThatComeTogether() {
        var one = world.upload(
                CLEARWAY, interchange("CH0001", 1, eligibilityGroup(1, inquiry270("0001", "T1", COVERED_NPI))));
        var two = world.upload(
                CLEARWAY, interchange("CH0001", 1, eligibilityGroup(1, inquiry270("0001", "T2", COVERED_NPI))));
        world.work(1);

        assertThat(world.mailbox(CLEARWAY, "TA1")).hasSize(1);
        assertThat(world.mailbox(CLEARWAY, "271")).hasSize(1);
        assertThat(List.of(
                        world.submission(one.submission()).state(),
                        world.submission(two.submission()).state()))
                .containsExactlyInAnyOrder(SubmissionState.COMPLETED, SubmissionState.REJECTED);
    }

    @Test
    void quarantinesWhatCannotBeReadAndSaysSoInTheMailbox() {
        for (var garbage : new String[] {"", "   \n", "ISA*00*", "%PDF-1.7 hello"}) {
            var world = new World();
            var receipt = world.upload(CLEARWAY, garbage);
            world.work(1);
            assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.QUARANTINED);
            assertThat(world.mailbox(CLEARWAY, "report").stream().map(world::text))
                    .anyMatch(t -> t.contains("could not be read"));
            assertThat(world.mailbox(CLEARWAY)).hasSize(2);
        }
    }

    @Test
    void givesARequestedTa1BesideThe999() {
        var file = isa("CH0001", "GATEWAY", 5, "1", "T") + eligibilityGroup(1, inquiry270("0001", "T1", COVERED_NPI))
                + "IEA*1*000000005~\n";
        world.upload(CLEARWAY, file);
        world.work(1);

        var ta1 = Ta1.read(bytes(CLEARWAY, "TA1")).getFirst();
        assertThat(ta1.note()).isEqualTo("000");
        assertThat(only(CLEARWAY, "TA1"))
                .contains("*ZZ*GATEWAY        *ZZ*CH0001         *")
                .contains("*0*T*:~");
        assertThat(world.mailbox(CLEARWAY, "999")).hasSize(1);
    }

    @Test
    void acknowledgesNoAcknowledgment() {
        world.upload(CLEARWAY, interchange("CH0001", 1, eligibilityGroup(1, inquiry270("0001", "T1", COVERED_NPI))));
        world.work(1);
        var theirs = only(CLEARWAY, "999")
                .replace("*ZZ*GATEWAY        *ZZ*CH0001         *", "*ZZ*CH0001         *ZZ*GATEWAY        *")
                .replace("GS*FA*GATEWAY*CH0001*", "GS*FA*CH0001*GATEWAY*")
                .replace("*0*T*", "*1*T*")
                .replace("000000001", "000000099");
        var receipt = world.upload(CLEARWAY, theirs);
        world.work(1);

        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(world.mailbox(CLEARWAY, "999")).hasSize(1);
        assertThat(world.mailbox(CLEARWAY, "TA1")).isEmpty();
    }

    @Test
    void buildsTheSameBytesAgain() {
        world.upload(CLEARWAY, THREE_CLAIMS);
        world.faulty.dieAt(world.faulty.commits(), FaultyLedger.Moment.BEFORE);
        world.work(1);
        var other = new World();
        other.upload(CLEARWAY, THREE_CLAIMS);
        other.work(1);

        assertThat(only(CLEARWAY, "999"))
                .isEqualTo(other.text(other.mailbox(CLEARWAY, "999").getFirst()));
        assertThat(only(CLEARWAY, "277"))
                .isEqualTo(other.text(other.mailbox(CLEARWAY, "277").getFirst()));
    }

    private String only(PartnerId partner, String kind) {
        var items = world.mailbox(partner, kind);
        assertThat(items).hasSize(1);
        return world.text(items.getFirst());
    }

    private byte[] bytes(PartnerId partner, String kind) {
        return only(partner, kind).getBytes(StandardCharsets.ISO_8859_1);
    }
}
