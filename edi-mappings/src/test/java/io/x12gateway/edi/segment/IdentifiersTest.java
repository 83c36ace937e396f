package io.x12gateway.edi.segment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(strings = {"1234567893", "1245319599", "1999999984", "1100000011", "1200000028"})
    void takesAnNpiWhoseCheckDigitFits(String text) {
        assertThat(new Npi(text).value()).isEqualTo(text);
        char last = text.charAt(9);
        for (char other = '0'; other <= '9'; other++)
            assertThat(Npi.holds(text.substring(0, 9) + other)).isEqualTo(other == last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "12345678931", "3234567892", "12345678 3", "123456789X"})
    void refusesWhatIsNoNpi(String text) {
        assertThat(Npi.holds(text)).isFalse();
        assertThatThrownBy(() -> new Npi(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1EG4TE5MK73", "1EG4TE5MK72", "2AC5HG8JK12", "9AA0A00AA00"})
    void takesTheFormOfAnMbi(String text) {
        assertThat(new Mbi(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1SG4TE5MK73",
                "0EG4TE5MK73",
                "1EG4-TE5-MK73",
                "1eg4te5mk73",
                "1EG4TE5MK7",
                "1EGATE5MK73",
                "1EG4TE5M273",
                "1EG4TE5MKA3",
                "123900037M",
                "1EG4TE5MK7Z"
            })
    void refusesWhatHasNotTheFormOfAnMbi(String text) {
        assertThat(Mbi.holds(text)).isFalse();
        assertThatThrownBy(() -> new Mbi(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(text);
    }

    @Test
    void weighsARoutingNumber() {
        assertThat(RoutingNumber.holds("044000024")).isTrue();
        assertThat(RoutingNumber.holds("041000014")).isTrue();
        for (int at = 0; at < 9; at++) {
            var digits = "044000024".toCharArray();
            digits[at] = (char) ('0' + (digits[at] - '0' + 1) % 10);
            assertThat(RoutingNumber.holds(new String(digits))).isFalse();
        }
        assertThat(RoutingNumber.holds("000000000")).isFalse();
        assertThat(RoutingNumber.holds("04400002")).isFalse();
        assertThat(RoutingNumber.holds("04400002A")).isFalse();
    }

    @Test
    void knowsTheFormOfATaxonomyCode() {
        assertThat(new Taxonomy("207Q00000X").value()).isEqualTo("207Q00000X");
        assertThat(Taxonomy.holds("282N00000X")).isTrue();
        assertThat(Taxonomy.holds("207Q00000")).isFalse();
        assertThat(Taxonomy.holds("207q00000X")).isFalse();
        assertThat(Taxonomy.holds("A07Q00000X")).isFalse();
        assertThat(Taxonomy.holds("207Q00000Y")).isFalse();
    }
}
