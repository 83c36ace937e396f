package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.SegmentView;

/** Days as numbers, 20261102: they compare like days, and a year earlier is 10000 less. 0 is no day. */
final class Day {
    static final int YEAR = 10_000;
    private static final int LENGTH = 8;

    private Day() {}

    /** CCYYMMDD, or the first of CCYYMMDD-CCYYMMDD. */
    static int of(SegmentView segment, int element) {
        return read(segment.bytes(), segment.start(element), segment.end(element));
    }

    /** CCYYMMDD, or the last of CCYYMMDD-CCYYMMDD. */
    static int last(SegmentView segment, int element) {
        int end = segment.end(element);
        return read(segment.bytes(), Math.max(segment.start(element), end - LENGTH), end);
    }

    private static int read(byte[] bytes, int from, int to) {
        if (to - from < LENGTH) return 0;
        int day = 0;
        for (int i = from; i < from + LENGTH; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') return 0;
            day = day * 10 + bytes[i] - '0';
        }
        return day;
    }
}
