package io.x12gateway.edi.validation;

import io.x12gateway.edi.schema.CodeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PackedTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,100",
        "41.5,4150",
        ".2,20",
        "-1.25,-125",
        "100.00,10000",
        "1.250,125",
        "12345678.9,1234567890",
        "-24,-2400",
        "9999999999.99,999999999999"
    })
    void readsAmountsInHundredths(String text, long hundredths) {
        assertThat(Packed.hundredths(text)).isEqualTo(hundredths);
    }

    @ParameterizedTest
    @CsvSource({"-", ".", "1.2.3", "1-2", "+1", "1e3", "1.255", "ABC", "99999999999999999999"})
    void knowsWhatIsNoAmount(String text) {
        assertThat(Packed.hundredths(text)).isEqualTo(Packed.NO_AMOUNT);
    }

    @Test
    void readsDaysFromKeysAndText() {
        assertThat(Packed.day(CodeSet.key("20261121"))).isEqualTo(20261121);
        assertThat(Packed.day(CodeSet.key("2026112"))).isZero();
        assertThat(Packed.day(CodeSet.key("2026112X"))).isZero();
        assertThat(Packed.day(CodeSet.NONE)).isZero();
        assertThat(Packed.day(CodeSet.LONG)).isZero();
        assertThat(Packed.day("20261001-20261102", 9)).isEqualTo(20261102);
        assertThat(Packed.day("20261001-", 9)).isZero();
    }
}
