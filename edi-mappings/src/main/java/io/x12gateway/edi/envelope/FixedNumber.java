package io.x12gateway.edi.envelope;

/** Reads amounts as whole numbers of ten-thousandths, which is what {@link SegmentView#number(int)} gives. */
final class FixedNumber {
    private static final long[] TENS = {1, 10, 100, 1_000, 10_000};
    private static final long POINTS = EightBytes.each('.');

    /** What {@link #plain} is not sure about. */
    private static final long UNSURE = -1;

    private FixedNumber() {}

    static long parse(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > 0 && length <= Long.BYTES) {
            long number = plain(EightBytes.key(bytes, from, length), length);
            if (number != UNSURE) return number;
        }
        return digitByDigit(bytes, from, to);
    }

    /** Digits, perhaps with a point and up to four more behind it: as nearly every amount is written. */
    private static long plain(long key, int length) {
        long points = EightBytes.zeros(key ^ POINTS);
        if (points == 0) return scaled(EightBytes.number(key, length), 0);
        int places = EightBytes.below(points);
        boolean one = (points & points - 1) == 0;
        if (!one || places == 0 || places > SegmentView.NUMBER_SCALE) return UNSURE;
        long behind = (1L << Byte.SIZE * places) - 1;
        long digits = key & behind | key >>> Byte.SIZE & ~behind;
        return scaled(EightBytes.number(digits, length - 1), places);
    }

    private static long scaled(int digits, int places) {
        return digits < 0 ? UNSURE : digits * TENS[SegmentView.NUMBER_SCALE - places];
    }

    private static long digitByDigit(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative) at++;
        long value = 0;
        int digits = 0;
        int places = -1;
        for (; at < to; at++) {
            byte b = bytes[at];
            if (b >= '0' && b <= '9') {
                if (++digits > SegmentView.NUMBER_DIGITS) return SegmentView.NO_NUMBER;
                value = value * 10 + (b - '0');
                if (places >= 0) places++;
            } else if (b == '.' && places < 0) places = 0;
            else return SegmentView.NO_NUMBER;
        }
        if (digits == 0 || places == 0) return SegmentView.NO_NUMBER;
        if (places > SegmentView.NUMBER_SCALE) return SegmentView.FINE_NUMBER;
        value *= TENS[SegmentView.NUMBER_SCALE - Math.max(0, places)];
        return negative ? -value : value;
    }
}
