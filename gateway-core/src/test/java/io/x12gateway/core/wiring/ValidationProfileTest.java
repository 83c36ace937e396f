package io.x12gateway.core.wiring;

import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.edi.acknowledgment.Ack999;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static io.x12gateway.core.wiring.Files.eligibilityGroup;
import static io.x12gateway.core.wiring.Files.inquiry270;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.Files.remittance835;
import static io.x12gateway.core.wiring.Files.remittanceGroup;
import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static io.x12gateway.core.wiring.World.PAYER;
import static io.x12gateway.core.wiring.World.RIVERBEND;
import static org.assertj.core.api.Assertions.assertThat;

/** One file with a wrong SE01, which the standard rejects and the profile {@code lenient} only notes. */
class ValidationProfileTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String MISCOUNTED =
            interchange("CH0001", 1, eligibilityGroup(1, miscounted(inquiry270("0001", "T1", COVERED_NPI))));
    private final World world = new World();

    private static String miscounted(String set) {
        return set.replaceFirst("SE\\*\\d+\\*", "SE*3*");
    }

    private void agree(PartnerId partner) {
        var former = world.ledger.partners().find(partner).orElseThrow();
        world.ledger
                .partners()
                .register(List.of(former.with().validationProfile("lenient").build()), "test");
    }

    @BeforeEach
    void isRejectedByTheStandard() {
        var standard = new World();
        assertThat(standard.core.realTime().answer(World.onTheLine(CLEARWAY, MISCOUNTED, Optional.empty()), DEADLINE))
                .isInstanceOf(RealTimeAnswer.Acknowledged.class);
    }

    @Test
    void judgesBatchesByWhatWasAgreedWithTheirSender() {
        agree(CLEARWAY);
        var receipt = world.upload(CLEARWAY, MISCOUNTED);
        world.work(1);

        assertThat(world.submission(receipt.submission()).state()).isEqualTo(SubmissionState.COMPLETED);
        var ack = Ack999.read(
                        world.text(world.mailbox(CLEARWAY, "999").getFirst()).getBytes(StandardCharsets.ISO_8859_1))
                .getFirst();
        assertThat(ack.accepted()).isEqualTo(1);
        assertThat(world.text(world.mailbox(CLEARWAY, "999").getFirst())).contains("IK5*E");
        assertThat(world.text(world.mailbox(CLEARWAY, "271").getFirst())).contains("TRN*2*T1*");
    }

    @Test
    void judgesByItInRealTimeAndWhenItIsLookedAtAgain() {
        agree(CLEARWAY);
        var answer = (RealTimeAnswer.Responded)
                world.core.realTime().answer(World.onTheLine(CLEARWAY, MISCOUNTED, Optional.empty()), DEADLINE);

        assertThat(new String(answer.interchange(), StandardCharsets.ISO_8859_1))
                .contains("TRN*2*T1*");
        assertThat(world.core
                        .inspection()
                        .report(world.submission(answer.submission()))
                        .verdict())
                .hasToString("VALID");
    }

    @Test
    void tellsWhatCannotBeReadTheSameWhenItComesAgain() {
        agree(CLEARWAY);
        var first = world.core.realTime().answer(World.onTheLine(CLEARWAY, "hello", Optional.of("k")), DEADLINE);
        var again = world.core.realTime().answer(World.onTheLine(CLEARWAY, "hello", Optional.of("k")), DEADLINE);

        assertThat(first).isInstanceOf(RealTimeAnswer.Unreadable.class);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void passesOnByteForByteWhatAPayersProfileLetIn() {
        agree(PAYER);
        var set = miscounted(remittance835("0001", "EFT1", COVERED_NPI, 100));
        world.upload(PAYER, interchange("MAC01", 1, remittanceGroup(1, set)));
        world.work(1);

        assertThat(world.mailbox(RIVERBEND, "835"))
                .singleElement()
                .satisfies(
                        item -> assertThat(world.text(item).replace("\n", "")).contains(set.replace("\n", "")));
    }
}
