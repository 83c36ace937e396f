package io.x12gateway.routes.channel.sftp;

import org.junit.jupiter.api.Test;

import java.util.BitSet;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class CoverageTest {

    @Test
    void isWholeWhenNothingWasSent() {
        assertThat(new Coverage().isWhole()).isTrue();
        assertThat(new Coverage().end()).isZero();
    }

    @Test
    void findsAHoleUntilItIsFilled() {
        var coverage = new Coverage();
        coverage.add(0, 100);
        coverage.add(200, 300);
        assertThat(coverage.isWhole()).isFalse();
        assertThat(coverage.firstMissing()).isEqualTo(100);
        coverage.add(100, 200);
        assertThat(coverage.isWhole()).isTrue();
        assertThat(coverage.end()).isEqualTo(300);
    }

    @Test
    void missesTheBeginning() {
        var coverage = new Coverage();
        coverage.add(10, 20);
        assertThat(coverage.firstMissing()).isZero();
        assertThat(coverage.isWhole()).isFalse();
    }

    @Test
    void agreesWithABitSetWhateverTheOrder() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var coverage = new Coverage();
            var bits = new BitSet();
            for (int i = 0; i < 30; i++) {
                int from = random.nextInt(100);
                int to = from + random.nextInt(20);
                coverage.add(from, to);
                bits.set(from, to);
                assertThat(coverage.end()).as("seed %d", seed).isEqualTo(bits.length());
                assertThat(coverage.firstMissing()).as("seed %d", seed).isEqualTo(bits.nextClearBit(0));
            }
        }
    }

    @Test
    void refusesToKeepEndlessHoles() {
        var coverage = new Coverage();
        boolean kept = true;
        for (int i = 0; i < 5000 && kept; i++) kept = coverage.add(2L * i + 1, 2L * i + 2);
        assertThat(kept).isFalse();
    }
}
