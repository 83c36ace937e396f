package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersSeenTest {
    private final NumbersSeen seen = new NumbersSeen();

    private boolean add(String number) {
        return seen.add(SegmentView.of(Segment.kept("ST", List.of("270", number), Delimiters.STANDARD, 1)), 2);
    }

    @Test
    void tellsNumbersThatGrowFromOneThatComesBack() {
        for (int i = 1; i <= 5000; i++) assertThat(add("%06d".formatted(i))).isTrue();
        assertThat(add("002500")).isFalse();
        assertThat(add("005000")).isFalse();
        assertThat(add("005001")).isTrue();
    }

    @Test
    void agreesWithASetOfTextInAnyOrder() {
        var random = new Random(11);
        var texts = new HashSet<String>();
        for (int i = 0; i < 20_000; i++) {
            var number = Integer.toString(random.nextInt(40_000), 36) + (random.nextInt(50) == 0 ? "-LONGER-ONE" : "");
            assertThat(add(number)).isEqualTo(texts.add(number));
        }
    }

    @Test
    void keepsApartWhatDiffersInLeadingZerosAndNothing() {
        assertThat(add("1")).isTrue();
        assertThat(add("01")).isTrue();
        assertThat(add("")).isTrue();
        assertThat(add("")).isFalse();
        assertThat(add("1")).isFalse();
    }

    @Test
    void forgets() {
        add("0002");
        add("0001");
        seen.clear();
        assertThat(add("0001")).isTrue();
        assertThat(add("0002")).isTrue();
    }
}
