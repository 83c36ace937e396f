package io.x12gateway.core.wiring;

import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionState;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static io.x12gateway.core.wiring.Files.broken;
import static io.x12gateway.core.wiring.Files.claimGroup;
import static io.x12gateway.core.wiring.Files.claimStatusGroup;
import static io.x12gateway.core.wiring.Files.claims837;
import static io.x12gateway.core.wiring.Files.eligibilityGroup;
import static io.x12gateway.core.wiring.Files.inquiry270;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.Files.remittance835;
import static io.x12gateway.core.wiring.Files.remittanceGroup;
import static io.x12gateway.core.wiring.Files.request276;
import static io.x12gateway.core.wiring.Files.several270;
import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static io.x12gateway.core.wiring.World.HARBOR;
import static io.x12gateway.core.wiring.World.OTHER_NPI;
import static io.x12gateway.core.wiring.World.PAYER;
import static io.x12gateway.core.wiring.World.RIVERBEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The process dies before or after each commit in turn, comes back and goes on. */
class CrashTest {

    @Test
    void losesNothingAndDoublesNothingOfAClaimStatusBatch() {
        var file = interchange(
                "CH0001",
                1,
                claimStatusGroup(
                        1,
                        request276("0001", "CS1", COVERED_NPI),
                        broken(request276("0002", "CS2", COVERED_NPI)),
                        request276("0003", "CS3", COVERED_NPI)));
        everyDeath(CLEARWAY, file, world -> {
            assertThat(kinds(world, CLEARWAY, "999", "277", "TA1")).containsExactlyInAnyOrder("999", "277");
            assertThat(world.text(world.mailbox(CLEARWAY, "277").getFirst()))
                    .contains("CS1")
                    .contains("CS3");
        });
    }

    @Test
    void losesNobodyAndDoublesNobodyOfASetWithSeveralPatients() {
        var file = interchange(
                "CH0001",
                1,
                eligibilityGroup(
                        1, several270("0001", "R1", "T1 " + COVERED_NPI, "T2 " + COVERED_NPI, "T3 " + OTHER_NPI)));
        everyDeath(CLEARWAY, file, world -> {
            assertThat(kinds(world, CLEARWAY, "999", "271", "TA1")).containsExactlyInAnyOrder("999", "271");
            assertThat(world.text(world.mailbox(CLEARWAY, "271").getFirst()))
                    .containsOnlyOnce("ST*271*")
                    .containsOnlyOnce("TRN*2*T1*")
                    .containsOnlyOnce("TRN*2*T2*")
                    .containsOnlyOnce("AAA*N**41*C");
        });
    }

    @Test
    void handsOverNoClaimTwiceAndAnswersEachOnce() {
        var file = interchange(
                "CH0001",
                1,
                claimGroup(
                        1,
                        claims837("0001", "B1", COVERED_NPI, "A1 100 I10", "A2 50 XXX"),
                        claims837("0002", "B2", COVERED_NPI, "A3 70 I10")));
        everyDeath(CLEARWAY, file, world -> {
            assertThat(kinds(world, CLEARWAY, "999", "277CA", "TA1")).containsExactlyInAnyOrder("999", "277CA");
            assertThat(world.intake.claimsTaken()).isEqualTo(2);
            assertThat(world.text(world.mailbox(CLEARWAY, "277CA").getFirst()))
                    .contains("TRN*2*A1~", "TRN*2*A2~", "TRN*2*A3~");
        });
    }

    @Test
    void losesNothingAndDoublesNothingOfARemittance() {
        var file = interchange(
                "MAC01",
                1,
                remittanceGroup(
                        1,
                        remittance835("0001", "EFT1", COVERED_NPI, 100),
                        remittance835("0002", "EFT2", OTHER_NPI, 50)));
        everyDeath(PAYER, file, world -> {
            assertThat(kinds(world, PAYER, "999", "TA1")).containsExactly("999");
            assertThat(kinds(world, RIVERBEND)).containsExactly("835");
            assertThat(kinds(world, HARBOR)).containsExactly("835", "835");
        });
    }

    @Test
    void endsARealTimeSubmissionWhereverItDies() {
        var message = interchange("CH0001", 1, eligibilityGroup(1, inquiry270("0001", "T1", COVERED_NPI)));
        var count = new World();
        int before = count.faulty.commits();
        count.core.realTime().answer(World.onTheLine(CLEARWAY, message, Optional.of("k")), Duration.ofSeconds(20));
        int commits = count.faulty.commits() - before;
        assertThat(commits).isEqualTo(2);
        for (var moment : FaultyLedger.Moment.values()) {
            for (int death = 0; death < commits; death++) {
                var world = new World();
                world.faulty.dieAt(world.faulty.commits() + death, moment);
                var arrival = World.onTheLine(CLEARWAY, message, Optional.of("k"));
                assertThat(catchThrowable(() -> world.core.realTime().answer(arrival, Duration.ofSeconds(20))))
                        .isNotNull();
                world.clock.pass(Duration.ofMinutes(1));
                world.core.sweep().sweep();
                assertThat(world.ledger.submissions().inFlight(10)).isEmpty();
                var retry = World.onTheLine(CLEARWAY, message, Optional.of("k"));
                var answer = world.core.realTime().answer(retry, Duration.ofSeconds(20));
                assertThat(answer).isInstanceOf(RealTimeAnswer.Responded.class);
                assertThat(world.ledger.submissions().recent(10)).hasSize(1);
                assertThat(world.mailbox(CLEARWAY)).hasSize(1);
            }
        }
    }

    private interface Books {
        void balance(World world);
    }

    private static void everyDeath(PartnerId sender, String file, Books books) {
        var quiet = new World();
        int before = quiet.faulty.commits();
        run(quiet, sender, file);
        books.balance(quiet);
        int commits = quiet.faulty.commits() - before;
        assertThat(commits).isGreaterThan(3);
        for (var moment : FaultyLedger.Moment.values()) {
            for (int death = 0; death < commits; death++) {
                var world = new World();
                world.faulty.dieAt(world.faulty.commits() + death, moment);
                run(world, sender, file);
                books.balance(world);
                assertThat(states(world))
                        .as("death %s commit %d", moment, death)
                        .containsOnlyOnce(SubmissionState.COMPLETED)
                        .allMatch(s -> s == SubmissionState.COMPLETED || s == SubmissionState.DUPLICATE);
            }
        }
    }

    private static void run(World world, PartnerId sender, String file) {
        world.uploadUntilReceived(sender, file);
        world.work(1);
        sweep(world);
        world.work(1);
        sweep(world);
    }

    private static void sweep(World world) {
        try {
            world.core.sweep().sweep();
        } catch (GatewayFault e) {
            world.core.sweep().sweep();
        }
    }

    private static List<SubmissionState> states(World world) {
        return new ArrayList<>(world.ledger.submissions().recent(100).stream()
                .map(s -> s.state())
                .toList());
    }

    private static List<String> kinds(World world, PartnerId partner, String... kinds) {
        return world.mailbox(partner, kinds).stream().map(MailboxItem::kind).toList();
    }
}
