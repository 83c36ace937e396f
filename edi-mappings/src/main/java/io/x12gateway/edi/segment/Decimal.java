package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Segment;

import java.math.BigDecimal;
import java.util.Optional;

/** X12 type R: a decimal number without needless zeros; {@code 1736}, {@code 41.5}, {@code .2}, {@code -1.2}. */
public final class Decimal {
    private static final int LENGTH_MAX = 20;

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
    public static Optional<BigDecimal> read(Segment segment, int element) {
        var text = segment.element(element);
        return text.isEmpty() ? Optional.empty() : Optional.of(parse(segment, element, text));
    }

    public static BigDecimal required(Segment segment, int element) {
        return parse(segment, element, segment.element(element));
    }

    private static BigDecimal parse(Segment segment, int element, String text) {
        if (text.length() > LENGTH_MAX || !isDecimal(text)) {
            throw UnreadableTransactionException.at(
                    segment, "%s%02d is not a decimal number".formatted(segment.id(), element));
        }
        var number = new BigDecimal(text);
        return number.signum() == 0 ? BigDecimal.ZERO : canonical(number);
    }

    /** Equal numbers are equal values, whatever zeros they were sent with. */
    public static BigDecimal canonical(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static boolean isDecimal(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') digits++;
            else if (c == '.') points++;
            else if (c != '-' || i > 0) return false;
        }
        return digits > 0 && points <= 1;
    }
}
