package io.x12gateway.edi.schema;

import io.x12gateway.edi.envelope.EightBytes;
import io.x12gateway.edi.envelope.SegmentView;

/** Dates and times of day in bytes, as X12.6 writes them. */
public final class Calendar {
    private static final int FIRST_YEAR = 1600;
    private static final int LENGTH = 8;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Calendar() {}

    /** CCYYMMDD, a real day since 1600. */
    public static boolean date(byte[] bytes, int from, int to) {
        return day(bytes, from, to) > 0;
    }

    /** The same day as a number, which orders as the days do; 0 if it is none. */
    public static int day(byte[] bytes, int from, int to) {
        if (to - from != LENGTH) return 0;
        int number = EightBytes.number(SegmentView.key(bytes, from, LENGTH), LENGTH);
        int year = number / 10_000;
        int month = number / 100 % 100;
        int day = number % 100;
        if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1) return 0;
        return day <= DAYS[month - 1] || month == 2 && day == 29 && leap(year) ? number : 0;
    }

    private static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** CCYYMMDD-CCYYMMDD, the first not after the second. */
    public static boolean range(byte[] bytes, int from, int to) {
        if (to - from != LENGTH + 1 + LENGTH || bytes[from + LENGTH] != '-') return false;
        int first = day(bytes, from, from + LENGTH);
        return first > 0 && first <= day(bytes, from + LENGTH + 1, to);
    }

    /** HHMM, HHMMSS, HHMMSSD or HHMMSSDD. */
    public static boolean time(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 4 || length > 8 || length == 5 || !digits(bytes, from, to)) return false;
        if (two(bytes, from) > 23 || two(bytes, from + 2) > 59) return false;
        return length == 4 || two(bytes, from + 4) <= 59;
    }

    private static boolean digits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) if (bytes[i] < '0' || bytes[i] > '9') return false;
        return true;
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }
}
