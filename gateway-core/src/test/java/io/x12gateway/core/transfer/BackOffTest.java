package io.x12gateway.core.transfer;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofSeconds(10), Duration.ofMinutes(10));

    @Test
    void waitsTwiceAsLongEachTimeAndNeverExactlyAsLong() {
        var random = new Random(1);
        assertThat(backOff.after(1, random)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        assertThat(backOff.after(4, random)).isBetween(Duration.ofSeconds(64), Duration.ofSeconds(96));
        assertThat(backOff.after(2, random)).isNotEqualTo(backOff.after(2, random));
    }

    @Test
    void neverWaitsLongerThanItsLimitHoweverManyFailed() {
        for (int failures : new int[] {8, 31, 62, 64, 1000, Integer.MAX_VALUE})
            assertThat(backOff.after(failures, new Random(failures)))
                    .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
    }
}
