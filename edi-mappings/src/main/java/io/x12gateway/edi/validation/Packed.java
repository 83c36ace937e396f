package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.EightBytes;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.CodeSet;

/** Reads numbers and dates out of what {@link Placed#key} packed, so that a rule need not make strings of them. */
public final class Packed {
    /** No amount: text that is no number, or finer than hundredths. */
    public static final long NO_AMOUNT = Long.MIN_VALUE;

    /** Characters of CCYYMMDD. */
    private static final int DAY = 8;

    private Packed() {}

    /** CCYYMMDD as a number, which orders as the days do; 0 for anything but eight digits. */
    public static int day(long key) {
        return Math.max(0, EightBytes.number(key, DAY));
    }

    /** The day CCYYMMDD that begins at a character of the text, as a number; 0 if there is none. */
    public static int day(String text, int from) {
        if (text.length() < from + 8) return 0;
        int day = 0;
        for (int i = from; i < from + 8; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return 0;
            day = day * 10 + digit;
        }
        return day;
    }

    /** Ten-thousandths in a hundredth. */
    private static final int PARTS = 100;

    /** An amount in hundredths; 0 if the element is absent, {@link #NO_AMOUNT} if it is none. */
    public static long hundredths(Placed placed, int element) {
        if (!placed.has(element)) return 0;
        long number = placed.number(element);
        if (number != SegmentView.NO_NUMBER && number != SegmentView.FINE_NUMBER && number % PARTS == 0)
            return number / PARTS;
        return slowly(placed, element);
    }

    private static long slowly(Placed placed, int element) {
        long key = placed.key(element);
        if (key == CodeSet.LONG) return hundredths(placed.element(element));
        var read = new Reading();
        for (int shift = 56; shift >= 0; shift -= 8) {
            int c = (int) (key >>> shift & 0xFF);
            if (c != 0) read.next(c);
        }
        return read.hundredths();
    }

    static long hundredths(String text) {
        var read = new Reading();
        for (int i = 0; i < text.length(); i++) read.next(text.charAt(i));
        return read.hundredths();
    }

    /** Small enough to live on the stack. */
    private static final class Reading {
        private static final long LARGEST = Long.MAX_VALUE / 1000;

        private long value;
        private int decimals = -1;
        private int digits;
        private boolean negative;
        private boolean bad;

        void next(int c) {
            if (c == '-' && digits == 0 && decimals < 0 && !negative) negative = true;
            else if (c == '.' && decimals < 0) decimals = 0;
            else if (c < '0' || c > '9' || value > LARGEST) bad = true;
            else digit(c - '0');
        }

        private void digit(int digit) {
            digits++;
            if (decimals >= 2) {
                bad |= digit != 0;
                return;
            }
            value = value * 10 + digit;
            if (decimals >= 0) decimals++;
        }

        long hundredths() {
            if (bad || digits == 0) return NO_AMOUNT;
            long scaled = decimals == 2 ? value : decimals == 1 ? value * 10 : value * 100;
            return negative ? -scaled : scaled;
        }
    }
}
