package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.SegmentView;

import java.math.BigDecimal;
import java.util.Optional;

/** X12 type R: a decimal number without needless zeros; {@code 1736}, {@code 41.5}, {@code .2}, {@code -1.2}. */
public final class Decimal {
    private static final int LENGTH_MAX = 20;

    /** So many digits always fit a long. */
    private static final int LONG_DIGITS = 18;

    private static final int CENTS = 2;

    private Decimal() {}

    public static String text(BigDecimal number) {
        if (number.signum() == 0) return "0";
        var plain = number.stripTrailingZeros().toPlainString();
        if (plain.startsWith("0.")) return plain.substring(1);
        return plain.startsWith("-0.") ? "-" + plain.substring(2) : plain;
    }

    public static String text(Optional<BigDecimal> number) {
        return number.map(Decimal::text).orElse("");
    }

    /** The number at {@code element}, empty if the element is. */
    public static Optional<BigDecimal> read(Elements segment, int element) {
        return segment.has(element) ? Optional.of(required(segment, element)) : Optional.empty();
    }

    /** Reads the characters in place: a claim has a dozen numbers and none of their texts is kept. */
    public static BigDecimal required(Elements segment, int element) {
        long read = segment.number(element);
        if (read != SegmentView.NO_NUMBER && read != SegmentView.FINE_NUMBER)
            return number(read, SegmentView.NUMBER_SCALE);
        int length = segment.length(element);
        if (length > LENGTH_MAX) throw notANumber(segment, element);
        boolean negative = length > 0 && segment.charAt(element, 0) == '-';
        int first = negative ? 1 : 0;
        int point = -1;
        long digits = 0;
        for (int i = first; i < length; i++) {
            char c = segment.charAt(element, i);
            if (c >= '0' && c <= '9') digits = digits * 10 + c - '0';
            else if (c == '.' && point < 0) point = i;
            else throw notANumber(segment, element);
        }
        int count = length - first - (point < 0 ? 0 : 1);
        if (count < 1) throw notANumber(segment, element);
        if (count > LONG_DIGITS) return canonical(new BigDecimal(segment.element(element)));
        return number(negative ? -digits : digits, point < 0 ? 0 : length - 1 - point);
    }

    private static BigDecimal number(long unscaled, int scale) {
        long digits = unscaled;
        int places = scale;
        if (places > CENTS && digits % 100 == 0) { // as nearly all are
            digits /= 100;
            places -= 2;
        }
        while (places > 0 && digits % 10 == 0) {
            digits /= 10;
            places--;
        }
        return BigDecimal.valueOf(digits, places);
    }

    private static UnreadableTransactionException notANumber(Elements segment, int element) {
        return UnreadableTransactionException.at(
                segment, "%s%02d is not a decimal number".formatted(segment.id(), element));
    }

    /** Equal numbers are equal values, whatever zeros they were sent with. */
    public static BigDecimal canonical(BigDecimal number) {
        if (number.scale() == 0) return number;
        var stripped = number.stripTrailingZeros();
        if (stripped.scale() == number.scale() && stripped.scale() > 0) return number;
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The same where there may be none. */
    public static Optional<BigDecimal> canonical(Optional<BigDecimal> number) {
        if (number.isEmpty()) return number;
        var one = canonical(number.get());
        return one == number.get() ? number : Optional.of(one);
    }
}
