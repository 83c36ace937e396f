package io.x12gateway.edi.envelope;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Eight bytes at once must say what a look at each of them says. */
class EightBytesTest {
    private static final int ROUNDS = 200_000;

    @Test
    void readsNumbersAsIfDigitByDigit() {
        var random = new Random(3);
        var letters = "00123456789.-X";
        for (int i = 0; i < ROUNDS; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(10);
            int variety = random.nextInt(3) == 0 ? letters.length() : 11;
            while (text.length() < length) text.append(letters.charAt(random.nextInt(variety)));
            if (length > 1 && random.nextInt(2) == 0) text.setCharAt(random.nextInt(length), '.');
            assertThat(number(text.toString())).as(text.toString()).isEqualTo(slowly(text.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource({"1736,17360000", "41.5,415000", ".2,2000", "-1.25,-12500", "0,0", "0.0001,1", "12345678,123456780000"})
    void readsNumbersInTenThousandths(String text, long expected) {
        assertThat(number(text)).isEqualTo(expected);
    }

    @Test
    void readsKeysAtTheEndOfTheirBytesAsAnywhere() {
        var alone = "20261121".getBytes(StandardCharsets.ISO_8859_1);
        var padded = "20261121********".getBytes(StandardCharsets.ISO_8859_1);
        for (int from = 0; from < Long.BYTES; from++)
            for (int length = 1; from + length <= Long.BYTES; length++)
                assertThat(EightBytes.key(alone, from, length)).isEqualTo(EightBytes.key(padded, from, length));
        assertThat(EightBytes.number(EightBytes.key(alone, 0, 8), 8)).isEqualTo(20261121);
        assertThat(EightBytes.number(EightBytes.key(alone, 3, 2), 2)).isEqualTo(61);
    }

    /** However far one call goes, all together find every segment that plainly belongs to the set, and no other. */
    @Test
    void goesOverWholeSegmentsOnly() {
        var random = new Random(5);
        var pieces = new String[] {
            "SVC*HC:99213*10~",
            "REF*6R*1~",
            "A~",
            "~",
            "NM1*QC*1*SAMPLE~",
            "\r\n",
            " ",
            "LQ*HE*\nN30~",
            "SE*12*0001~",
            "GE*1*1~",
            "ST*835*0002~",
            "DTM*472*20261001~",
            "IEA*1*000000001~",
            "STC*A1~"
        };
        for (int i = 0; i < ROUNDS / 10; i++) {
            var text = new StringBuilder("CLP*1~");
            for (int n = random.nextInt(30); n > 0; n--) {
                boolean plain = random.nextInt(8) > 0;
                text.append(pieces[random.nextInt(plain ? 3 : pieces.length)]);
            }
            var bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            int to = bytes.length - random.nextInt(3);
            var ends = new SegmentEnds('~');
            int end = ends.run(bytes, 6, to);
            var taken = text.substring(6, end);
            assertThat(taken.isEmpty() || taken.endsWith("~")).as(taken).isTrue();
            assertThat(ends.segments())
                    .as(taken)
                    .isEqualTo(taken.chars().filter(c -> c == '~').count());
            if (taken.isEmpty()) continue;
            for (var segment : taken.split("~", 0))
                assertThat(segment.strip()).as(taken).doesNotMatch("(?s)|(ST|SE|GE|IEA)\\*.*|.*\n.*");
        }
    }

    private static long number(String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return FixedNumber.parse(bytes, 0, bytes.length);
    }

    private static long slowly(String text) {
        if (!text.matches("-?[0-9]*(\\.[0-9]+)?") || !text.matches(".*[0-9].*")) return SegmentView.NO_NUMBER;
        var number = new java.math.BigDecimal(text);
        long digits = text.chars().filter(Character::isDigit).count();
        if (digits > SegmentView.NUMBER_DIGITS) return SegmentView.NO_NUMBER;
        if (number.scale() > SegmentView.NUMBER_SCALE) return SegmentView.FINE_NUMBER;
        return number.movePointRight(SegmentView.NUMBER_SCALE).longValueExact();
    }
}
