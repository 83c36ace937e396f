package io.x12gateway.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message that can be written again with another number of nine digits in the same places. */
final class Numbered {
    private static final int DIGITS = 9;
    private final byte[] text;
    private final int[] places;

    /** @param mark nine digits that stand where the number belongs, and nowhere else */
    Numbered(String text, String mark) {
        this.text = text.getBytes(StandardCharsets.ISO_8859_1);
        var found = new int[16];
        int count = 0;
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found[count++] = at;
        this.places = Arrays.copyOf(found, count);
        if (count == 0) throw new IllegalArgumentException("the message has no place for a number");
    }

    byte[] with(long number) {
        var copy = text.clone();
        for (int place : places) {
            long rest = number;
            for (int i = place + DIGITS - 1; i >= place; i--, rest /= 10) copy[i] = (byte) ('0' + rest % 10);
        }
        return copy;
    }
}
