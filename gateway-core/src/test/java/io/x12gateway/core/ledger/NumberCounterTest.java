package io.x12gateway.core.ledger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NumberCounterTest {
    @Test
    void givesTheNumbersThatWereCountedOver() {
        assertThat(NumberCounter.upTo(7, 3))
                .extracting(ControlNumbers.Allocated::interchange)
                .containsExactly(5, 6, 7);
        assertThat(NumberCounter.upTo(3, 3))
                .extracting(ControlNumbers.Allocated::interchange)
                .containsExactly(1, 2, 3);
    }

    @Test
    void beginsAgainAtOneAfterNineDigits() {
        assertThat(NumberCounter.upTo(2, 4))
                .extracting(ControlNumbers.Allocated::interchange)
                .containsExactly(999_999_998, 999_999_999, 1, 2);
    }
}
