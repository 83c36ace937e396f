package io.x12gateway.core.wiring;

import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.TimelineEntry;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import static io.x12gateway.core.wiring.Files.claimStatusGroup;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.Files.request276;
import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static org.assertj.core.api.Assertions.assertThat;

class HeldUploadsTest {
    private static final String FILE =
            interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI)));
    private static final String HALF = FILE.substring(0, FILE.length() / 2);

    private final World world = new World();

    @Test
    void holdsAFileWithoutAnEndAndJudgesItWhenNobodySendsTheRest() {
        var half = upload(HALF, true);
        world.work(1);
        assertThat(state(half)).isEqualTo(SubmissionState.HELD);
        assertThat(world.mailbox(CLEARWAY, "receipt").stream().map(world::text))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt).contains("\"heldUntil\":\"2026-11-21T15:15:00Z\""));

        world.clock.pass(Duration.ofMinutes(14));
        sweep();
        assertThat(state(half)).isEqualTo(SubmissionState.HELD);
        assertThat(world.mailbox(CLEARWAY, "TA1")).isEmpty();

        world.clock.pass(Duration.ofMinutes(2));
        sweep();
        assertThat(state(half)).isEqualTo(SubmissionState.REJECTED);
        assertThat(world.mailbox(CLEARWAY, "TA1").stream().map(world::text))
                .singleElement()
                .satisfies(ta1 -> assertThat(ta1).contains("*R*023~"));
    }

    @Test
    void judgesTheWholeFileAloneWhenItComesInTime() {
        var half = upload(HALF, true);
        world.clock.pass(Duration.ofMinutes(1));
        var whole = upload(FILE, true);
        world.clock.pass(Duration.ofHours(1));
        sweep();
        assertThat(state(half)).isEqualTo(SubmissionState.SUPERSEDED);
        assertThat(state(whole)).isEqualTo(SubmissionState.COMPLETED);
        assertThat(world.mailbox(CLEARWAY, "TA1")).isEmpty();
        assertThat(world.mailbox(CLEARWAY, "999")).hasSize(1);
        assertThat(world.ledger.submissions().timeline(half.submission()))
                .extracting(TimelineEntry::event)
                .contains("superseded");
    }

    @Test
    void takesTheSameHalfAgainForNothingNewUntilItIsSuperseded() {
        var half = upload(HALF, true);
        assertThat(upload(HALF, true).duplicateOf()).contains(half.submission());
        assertThat(state(half)).isEqualTo(SubmissionState.HELD);
        upload(FILE, true);
        assertThat(upload(HALF, true).duplicateOf()).isEmpty();
    }

    @Test
    void supersedesNothingOfAnotherName() {
        var half = upload(HALF, true);
        world.core.intake().receive(arrival("other.edi", FILE, Channel.SFTP_TEST, true));
        assertThat(state(half)).isEqualTo(SubmissionState.HELD);
    }

    @Test
    void judgesAtOnceWhatItsSenderSaidIsFinished() {
        var half = upload(HALF, false);
        world.work(1);
        assertThat(state(half)).isEqualTo(SubmissionState.REJECTED);
    }

    @Test
    void refusesDataOfTheOtherUsageInTheFoldersOfOne() {
        var test = upload(FILE, false);
        var production = world.core.intake().receive(arrival("file.edi", FILE, Channel.SFTP, false));
        world.work(1);
        assertThat(state(test)).isEqualTo(SubmissionState.COMPLETED);
        assertThat(state(production)).isEqualTo(SubmissionState.REJECTED);
        assertThat(world.mailbox(CLEARWAY, "TA1").stream().map(world::text))
                .singleElement()
                .satisfies(ta1 -> assertThat(ta1).contains("*R*020~"));
        assertThat(world.mailbox(CLEARWAY, "TA1"))
                .as("it lies where its sender looks for it")
                .allSatisfy(item -> assertThat(item.usage()).isEqualTo("P"));
        assertThat(world.mailbox(CLEARWAY, "999"))
                .allSatisfy(item -> assertThat(item.usage()).isEqualTo("T"));
        assertThat(world.mailbox(CLEARWAY, "report").stream().map(world::text))
                .anyMatch(report -> report.contains("uploaded to the folders of production data"));
    }

    private void sweep() {
        world.core.sweep().sweep();
        world.work(1);
    }

    private Receipt upload(String body, boolean mayBeCut) {
        return world.core.intake().receive(arrival("file.edi", body, Channel.SFTP_TEST, mayBeCut));
    }

    private static Arrival arrival(String name, String body, Channel channel, boolean mayBeCut) {
        var a = World.arrival(CLEARWAY, body);
        var bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1));
        return new Arrival(a.partner(), channel, a.mode(), name, a.clientKey(), bytes, a.source(), mayBeCut);
    }

    private SubmissionState state(Receipt receipt) {
        return world.submission(receipt.submission()).state();
    }
}
