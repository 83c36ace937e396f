package io.x12gateway.core.wiring;

import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.edi.validation.FindingCode;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import static io.x12gateway.core.wiring.Files.eligibilityGroup;
import static io.x12gateway.core.wiring.Files.inquiry270;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static io.x12gateway.core.wiring.World.RIVERBEND;
import static org.assertj.core.api.Assertions.assertThat;

class InspectionTest {
    private static final String ONE =
            interchange("CH0001", 1, eligibilityGroup(1, inquiry270("0001", "T1", COVERED_NPI)));
    private final World world = new World();

    @Test
    void tellsWhatOnlyTheGatewayKnows() {
        var receipt = world.upload(RIVERBEND, ONE);
        world.work(1);
        var report = world.core.inspection().report(world.submission(receipt.submission()));
        assertThat(report.allFindings()).extracting(f -> f.code()).contains(FindingCode.SENDER_NOT_CALLER);
    }

    @Test
    void findsNoDuplicateInWhatWasAnsweredOnTheLine() {
        world.upload(CLEARWAY, ONE);
        world.work(1);
        var answer = (RealTimeAnswer.Responded)
                world.core.realTime().answer(World.onTheLine(CLEARWAY, ONE, Optional.empty()), Duration.ofSeconds(20));
        var report = world.core.inspection().report(world.submission(answer.submission()));
        assertThat(report.allFindings()).isEmpty();
    }

    @Test
    void putsOnRecordThatTheBytesWereRead() throws IOException {
        var receipt = world.upload(CLEARWAY, ONE);
        try (var body = world.core.inspection().content(world.submission(receipt.submission()), "clearway", "test")) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(ONE);
        }
        assertThat(world.auditActions()).contains("submission.read");
    }
}
