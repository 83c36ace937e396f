package io.x12gateway.load;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The batch figure with fewer patients, and the gateway killed in the middle: everybody is answered once all the same. */
class BatchOfInquiriesIT {
    @TempDir
    Path root;

    @Test
    void everybodyIsAnsweredOnceAndInOrderAlthoughHetsFlapsAndTheGatewayIsKilled() throws Exception {
        var plan = Plan.of("batch", "--h2-only");
        try (var lab = new Lab(plan, root)) {
            var outcome = new BatchFigure(lab)
                    .run(lab.roomWithH2(), 300, List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"), true);
            System.out.println("batch of 300 with a kill: " + outcome);

            assertThat(outcome.wrong()).isEmpty();
            assertThat(outcome.kinds()).isEqualTo("{75=30, covered=270}");
            assertThat(outcome.refused()).as("HETS was away at times").isPositive();
            assertThat(outcome.calls()).isGreaterThanOrEqualTo(300 + outcome.refused());
            assertThat(outcome.callsAtOnce()).isBetween(2, BatchFigure.CALLS_MAX);
        }
    }
}
