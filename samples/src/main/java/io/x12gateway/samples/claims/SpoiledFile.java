package io.x12gateway.samples.claims;

import io.x12gateway.samples.fault.Fault;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a fault makes of an 835 file. */
final class SpoiledFile {
    private static final Pattern PAID = Pattern.compile("(?<=~\\s?BPR\\*[A-Z]\\*)[0-9.]+");
    private static final Pattern TRAILER = Pattern.compile("(?<=~\\s?IEA\\*[0-9]\\*)[0-9]{9}");

    private SpoiledFile() {}

    static byte[] of(Fault fault, byte[] whole) {
        return switch (fault) {
            case TRUNCATED -> Arrays.copyOf(whole, whole.length / 2);
            case GARBAGE -> "ABEND S0C7 AT OFFSET 00001F".getBytes(StandardCharsets.US_ASCII);
            case WRONG_CONTROL_NUMBER -> replaced(whole, TRAILER, "000000001");
            case UNBALANCED -> unbalanced(whole);
            default -> throw new IllegalArgumentException(fault + " does not spoil a file");
        };
    }

    /** The first payment pays a cent more than its claims add up to. */
    private static byte[] unbalanced(byte[] whole) {
        var paid = PAID.matcher(text(whole));
        if (!paid.find()) return whole;
        var more = new BigDecimal(paid.group()).add(new BigDecimal("0.01"));
        return replaced(whole, PAID, more.toPlainString());
    }

    private static byte[] replaced(byte[] whole, Pattern what, String by) {
        return what.matcher(text(whole))
                .replaceFirst(Matcher.quoteReplacement(by))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] whole) {
        return new String(whole, StandardCharsets.ISO_8859_1);
    }
}
