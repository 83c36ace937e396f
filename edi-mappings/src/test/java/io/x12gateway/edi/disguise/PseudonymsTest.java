package io.x12gateway.edi.disguise;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PseudonymsTest {
    private final Pseudonyms pseudonyms = new Pseudonyms("a key of this test".getBytes(StandardCharsets.UTF_8));

    @Test
    void neverMakesOneOfTwo() {
        var names = new HashSet<String>();
        for (int i = 0; i < 1000; i++) names.add(pseudonyms.of("A%03d".formatted(i)));
        assertThat(names).hasSize(1000).allMatch(name -> name.matches("[A-Z][0-9]{3}"));
    }

    @Test
    void keepsLengthCaseAndSigns() {
        assertThat(pseudonyms.of("O'Neil-Sample, J. 12"))
                .matches("[A-Z]'[A-Z][a-z]{3}-[A-Z][a-z]{5}, [A-Z]\\. [0-9]{2}");
    }

    @Test
    void isAnotherUnderAnotherKey() {
        var others = new Pseudonyms("another".getBytes(StandardCharsets.UTF_8));
        assertThat(others.of("TESTPERSON")).isNotEqualTo(pseudonyms.of("TESTPERSON"));
        assertThat(pseudonyms.of("TESTPERSON")).isEqualTo(pseudonyms.of("TESTPERSON"));
    }

    @Test
    void keepsCheckDigitsThatHoldAndThoseThatDoNot() {
        assertThat(Traits.npi("1234567893")).isTrue();
        assertThat(Traits.npi(pseudonyms.of("1234567893"))).isTrue();
        assertThat(Traits.npi(pseudonyms.of("1234567890"))).isFalse();
        assertThat(Traits.routing("044000024")).isTrue();
        assertThat(Traits.routing(pseudonyms.of("044000024"))).isTrue();
        assertThat(Traits.routing(pseudonyms.of("044000025"))).isFalse();
        assertThat(Traits.mbi("1EG4TE5MK72")).isTrue();
        assertThat(Traits.mbi(pseudonyms.of("1EG4TE5MK72"))).isTrue();
        assertThat(Traits.mbi(pseudonyms.of("1SG4TE5MK72"))).isFalse();
        assertThat(pseudonyms.of("05D0642827")).matches("0.D[0-9]{7}");
    }

    @Test
    void movesDatesTogether() {
        var born = pseudonyms.moved("19440229");
        var served = pseudonyms.moved("20260901");
        assertThat(born).isLessThan("19440229").matches("19[0-9]{6}");
        assertThat(pseudonyms.moved("20260901-20260930")).startsWith(served + "-");
        assertThat(pseudonyms.moved("202609011415")).isEqualTo(served + "1415");
        assertThat(pseudonyms.moved("260901")).isEqualTo(served.substring(2));
        assertThat(days("20260930") - days("20260901")).isEqualTo(29);
    }

    private long days(String date) {
        return java.time.LocalDate.parse(pseudonyms.moved(date), java.time.format.DateTimeFormatter.BASIC_ISO_DATE)
                .toEpochDay();
    }

    @Test
    void leavesAWrongDateWrong() {
        for (var wrong : List.of("20261301", "20260230", "19991", "20260930-20261301"))
            assertThat(Traits.of(pseudonyms.moved(wrong))).isEqualTo(Traits.of(wrong));
        assertThat(pseudonyms.moved("07301957")).isLessThan("1601").isNotEqualTo("07301957");
    }
}
