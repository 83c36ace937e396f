package io.x12gateway.core.wiring;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.handover.Handed;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.acknowledgment.Ack999;
import io.x12gateway.edi.claim.ClaimVerdict;
import io.x12gateway.edi.claim.ClaimVerdict.RejectedLine;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static io.x12gateway.core.wiring.Files.claimGroup;
import static io.x12gateway.core.wiring.Files.claims837;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static io.x12gateway.core.wiring.World.OTHER_NPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClaimWalkTest {
    private static final PartnerId ME = CLEARWAY;
    private static final String LONG = "SAMPLE".repeat(11);
    private final World world = new World();

    @Test
    void answersEveryClaimInOne277caWithOurVerdictsAndThePayers() {
        world.intake.says(s -> ScriptedClaimsSystem.rejecting(
                s,
                Map.of(
                        "A3",
                        new ClaimVerdict.Rejected(
                                List.of(StatusCode.of("A7", "507")),
                                List.of(new RejectedLine(1, List.of(StatusCode.of("A7", "507"))))))));
        var receipt = upload(claims837("0001", "B1", COVERED_NPI, "A1 100.5 I10", "A2 50 XXX", "A3 70 I10"));
        world.work(1);

        assertThat(world.submission(receipt).state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(Ack999.read(bytes("999")).getFirst().accepted()).isEqualTo(1);
        var told = only("277CA");
        assertThat(X12.standard()
                        .validate(told.getBytes(StandardCharsets.ISO_8859_1))
                        .verdict())
                .isEqualTo(Verdict.VALID);
        assertThat(told)
                .contains("*ZZ*GATEWAY        *ZZ*CH0001 ")
                .contains("TRN*1*" + receipt + "~")
                .contains("""
                        TRN*2*B1~
                        STC*A1:19:AY*20261121*WQ*220.5~
                        QTY*90*1~
                        QTY*AA*2~
                        AMT*YU*100.5~
                        AMT*YY*120~
                        """)
                .contains("QTY*QA*1~\nQTY*QC*2~\nAMT*YU*100.5~\nAMT*YY*120~")
                .contains("TRN*2*A1~\nSTC*A2:20:PR*20261121*WQ*100.5~\nREF*1K*N1~\nREF*D9*DA1~")
                .contains("TRN*2*A2~\nSTC*A7:255*20261121*U*50~\nREF*D9*DA2~")
                .contains("TRN*2*A3~\nSTC*A7:507*20261121*U*70~\nREF*D9*DA3~\nDTP*472*D8*20261001~\n"
                        + "SVC*HC:99214*70*****1~\nSTC*A7:507**U~\nREF*FJ*L1~");
        assertThat(world.intake.handed()).hasSize(1);
        assertThat(world.intake.handed().getFirst().claims())
                .extracting(c -> c.claim().patientControlNumber())
                .containsExactly("A1", "A3");
    }

    @Test
    void doesNothingTwiceWhenEveryStageRunsTwice() {
        upload(claims837("0001", "B1", COVERED_NPI, "A1 100 I10"));
        world.work(2);

        assertThat(world.mailbox(ME, "277CA")).hasSize(1);
        assertThat(world.intake.handed()).hasSize(1);
    }

    @Test
    void handsOverAgainUnderTheSameIdWhileTheClaimsSystemIsSilent() {
        world.intake.says(s -> {
            world.intake.accept(s);
            return new Handed.NoAnswer("its answer was lost");
        });
        var receipt = upload(claims837("0001", "B1", COVERED_NPI, "A1 100 I10", "A2 50 I10"));
        world.work(1);
        assertThat(world.mailbox(ME, "277CA")).isEmpty();
        assertThat(world.submission(receipt).state()).isEqualTo(SubmissionState.IN_PROGRESS);

        world.intake.says(world.intake::accept);
        world.work(1);

        assertThat(world.intake.claimsTaken()).isEqualTo(2);
        assertThat(world.intake.repetitions()).isGreaterThanOrEqualTo(2);
        assertThat(world.mailbox(ME, "277CA")).hasSize(1);
        assertThat(only("277CA")).contains("QTY*90*2~");
        assertThat(world.submission(receipt).state()).isEqualTo(SubmissionState.COMPLETED);
    }

    @Test
    void saysWhatIsTrueWhenPatienceIsOverAndTheRestWhenItIsKnown() {
        world.intake.says(s -> new Handed.NoAnswer("silent"));
        var receipt = upload(claims837("0001", "B1", COVERED_NPI, "A1 100 I10", "A2 50 XXX"));
        world.work(1);
        world.clock.pass(Duration.ofMinutes(31));
        world.work(1);

        assertThat(only("277CA"))
                .contains("QTY*90*1~\nQTY*AA*1~\nAMT*YU*100~\nAMT*YY*50~")
                .contains("TRN*2*A1~\nSTC*A1:19:40*20261121*WQ*100~\nREF*D9*DA1~")
                .contains("TRN*2*A2~\nSTC*A7:255*20261121*U*50~");
        assertThat(world.submission(receipt).state()).isEqualTo(SubmissionState.IN_PROGRESS);

        world.intake.says(s -> ScriptedClaimsSystem.rejecting(
                s, Map.of("A1", ClaimVerdict.Rejected.because(StatusCode.of("A3", "116", "PR")))));
        world.work(2);

        var told = world.mailbox(ME, "277CA");
        assertThat(told).hasSize(2);
        assertThat(world.text(told.getLast()))
                .contains("TRN*2*B1~")
                .contains("TRN*2*A1~\nSTC*A3:116:PR*20261121*U*100~");
        assertThat(world.submission(receipt).state()).isEqualTo(SubmissionState.COMPLETED);
    }

    @Test
    void handsOverAHundredAtATimeAndPutsTheAnswersTogether() {
        upload(claims837(
                "0001",
                "B1",
                COVERED_NPI,
                IntStream.rangeClosed(1, 250).mapToObj(n -> "A" + n + " 10 I10").toArray(String[]::new)));
        world.work(1);

        assertThat(world.intake.handed()).extracting(s -> s.claims().size()).containsExactly(100, 100, 50);
        assertThat(world.intake.handed()).extracting(s -> s.submissionId()).doesNotHaveDuplicates();
        var told = only("277CA");
        assertThat(told).contains("QTY*90*250~\nAMT*YU*2500~").contains("QTY*QA*250~\nAMT*YU*2500~");
        assertThat(told.split("HL\\*\\d+\\*\\d+\\*19\\*1~", -1)).hasSize(2);
        assertThat(told.split("TRN\\*2\\*A\\d+~", -1)).hasSize(251);
    }

    @Test
    void aPortionThatIsNeverAnsweredDoesNotHoldUpItsNeighbours() {
        world.intake.says(s ->
                s.claims().getFirst().number() == 1 ? new Handed.NoAnswer("chokes on it") : world.intake.accept(s));
        upload(claims837(
                "0001",
                "B1",
                COVERED_NPI,
                IntStream.rangeClosed(1, 150).mapToObj(n -> "A" + n + " 10 I10").toArray(String[]::new)));
        world.work(1);
        world.clock.pass(Duration.ofMinutes(31));
        world.work(1);

        assertThat(world.intake.claimsTaken()).isEqualTo(50);
        assertThat(only("277CA")).contains("STC*A1:19:40*").contains("STC*A2:20:PR*");
    }

    @Test
    void refusesTheClaimsOfAProviderThatNoAgreementCovers() {
        upload(claims837("0001", "B1", OTHER_NPI, "A1 100 I10"));
        world.work(1);

        assertThat(world.intake.handed()).isEmpty();
        assertThat(only("277CA")).contains("STC*A3:496:85*20261121*U*100~").contains("QTY*AA*1~\nAMT*YY*100~");
        assertThat(world.auditActions()).contains("security.provider-not-covered");
    }

    @Test
    void refusesASetWhoseSubmitterIsSomebodyElse() {
        upload(claims837("0001", "B1", COVERED_NPI, "A1 100 I10", "A2 50 I10").replace("46*CH0001", "46*CH0002"));
        world.work(1);

        assertThat(world.intake.handed()).isEmpty();
        assertThat(only("277CA"))
                .contains("STC*A3:24:41*20261121*U*150~\nQTY*AA*2~\nAMT*YY*150~\nSE*")
                .contains("*21*0~");
    }

    @Test
    void tellsTheRefusalOfAllClaimsByThePayer() {
        world.intake.says(s -> new Handed.Refused(StatusCode.of("A3", "116", "PR")));
        upload(claims837("0001", "B1", COVERED_NPI, "A1 100 I10", "A2 50 I10"));
        world.work(1);

        assertThat(only("277CA")).contains("QTY*AA*2~\nAMT*YY*150~").contains("STC*A3:116:PR*20261121*U*50~");
    }

    @Test
    void answersAllSetsOfAnInterchangeInOneFile() {
        upload(claims837("0001", "B1", COVERED_NPI, "A1 100 I10"), claims837("0002", "B2", COVERED_NPI, "A2 50 I10"));
        world.work(1);

        assertThat(only("277CA"))
                .contains("TRN*2*B1~", "TRN*2*B2~")
                .contains("ST*277*0001*005010X214~", "ST*277*0002*005010X214~");
    }

    /** What a profile let in is given back as it came, in another set and at another place. */
    @Test
    void answersAClaimThatOnlyTheSubmittersProfileLetIn() {
        var set = claims837("0001", "B1", COVERED_NPI, "A1 100 I10")
                .replace("*SAMPLE*PATIENT*", "*" + LONG + "*PATIENT*");
        upload(set);
        world.work(1);
        assertThat(world.intake.handed()).isEmpty();

        world.change(ME, p -> p.validationProfile("long-names"));
        var receipt =
                world.upload(ME, interchange("CH0001", 2, claimGroup(1, set))).submission();
        world.work(1);

        assertThat(world.submission(receipt).state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(world.intake.handed()).hasSize(1);
        assertThat(world.text(world.mailbox(ME, "277CA").getLast()))
                .contains(LONG)
                .contains("STC*A2:20:PR*");
    }

    @Test
    void verdictsThatMakeNo277caAreWaitedForOnlyAsLongAsTheSubmitterIs() {
        var tooLong = new ClaimVerdict.Accepted("N".repeat(60), List.of(StatusCode.of("A2", "20", "PR")));
        world.intake.says(s -> ScriptedClaimsSystem.rejecting(s, Map.of("A1", tooLong)));
        var receipt = upload(claims837("0001", "B1", COVERED_NPI, "A1 100 I10", "A2 50 I10"));
        assertThatThrownBy(() -> handOver(receipt))
                .isInstanceOfSatisfying(
                        GatewayFault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.BACK_END));
        world.clock.pass(Duration.ofMinutes(31));
        assertThatThrownBy(() -> handOver(receipt)).isInstanceOfSatisfying(GatewayFault.class, fault -> {
            assertThat(fault.code()).isEqualTo("claims-answer-unusable");
            assertThat(fault.kind()).isEqualTo(FaultKind.GATEWAY);
            assertThat(fault).hasMessageContaining("REF02");
        });
        assertThat(only("277CA")).contains("TRN*2*A1~\nSTC*A1:19:40*");

        world.core.sweep().giveUp(Work.of(Stage.HANDOVER, receipt.value()), "claims-answer-unusable: REF02");
        assertThat(world.submission(receipt).state()).isEqualTo(SubmissionState.FAILED);
        assertThat(world.ledger.submissions().timeline(receipt))
                .anyMatch(e -> e.event().equals("failed") && e.detail().contains("REF02"));
        world.ledger.outbox().forgetAnnouncements();
        assertThat(world.ledger.outbox().unannounced(10)).noneMatch(w -> w.stage() == Stage.HANDOVER);
    }

    private void handOver(SubmissionId id) {
        var disposition = Work.of(Stage.DISPOSITION, id.value());
        if (!world.ledger.outbox().isDone(disposition.id()))
            world.worker(Stage.DISPOSITION).work(disposition);
        world.worker(Stage.HANDOVER).work(Work.of(Stage.HANDOVER, id.value()));
    }

    private SubmissionId upload(String... sets) {
        return world.upload(ME, interchange("CH0001", 1, claimGroup(1, sets))).submission();
    }

    private String only(String kind) {
        var items = world.mailbox(ME, kind);
        assertThat(items).hasSize(1);
        return world.text(items.getFirst());
    }

    private byte[] bytes(String kind) {
        return only(kind).getBytes(StandardCharsets.ISO_8859_1);
    }
}
