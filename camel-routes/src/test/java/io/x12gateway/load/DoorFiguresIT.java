package io.x12gateway.load;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The load program for a moment: whether answers are right and books balance, never how fast. */
class DoorFiguresIT {
    @TempDir
    Path root;

    @Test
    void everyAnswerIsRightAndTheBooksBalance() throws Exception {
        var plan = Plan.of("real-time", "burst", "--scale=0.04", "--rounds=1", "--h2-only");
        var rows = DoorFigures.measure(plan, root);
        System.out.print(Table.of(rows));
        assertThat(rows).hasSize(3);
        assertThat(rows).noneMatch(Row::failed);
        assertThat(rows).allSatisfy(row -> assertThat(row.measured()).doesNotStartWith("0/s"));
    }
}
