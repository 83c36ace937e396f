package io.x12gateway.edi.schema;

/** Dates and times of day in bytes, as X12.6 writes them. */
public final class Calendar {
    private static final int FIRST_YEAR = 1600;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Calendar() {}

    /** CCYYMMDD, a real day since 1600. */
    public static boolean date(byte[] bytes, int from, int to) {
        if (to - from != 8 || !digits(bytes, from, to)) return false;
        int year = two(bytes, from) * 100 + two(bytes, from + 2);
        int month = two(bytes, from + 4);
        int day = two(bytes, from + 6);
        if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1) return false;
        return day <= DAYS[month - 1] || month == 2 && day == 29 && leap(year);
    }

    private static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** CCYYMMDD-CCYYMMDD, the first not after the second. */
    public static boolean range(byte[] bytes, int from, int to) {
        if (to - from != 17 || bytes[from + 8] != '-') return false;
        if (!date(bytes, from, from + 8) || !date(bytes, from + 9, to)) return false;
        for (int i = 0; i < 8; i++) {
            int difference = bytes[from + i] - bytes[from + 9 + i];
            if (difference != 0) return difference < 0;
        }
        return true;
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
