package io.x12gateway.edi.validation;

import java.time.YearMonth;

/** The X12.6 data types as shapes of text. Linear in the length, no regular expressions, no number is ever built. */
public final class Formats {
    private Formats() {}

    /** N0: digits with an optional minus. */
    public static boolean integer(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        return from < text.length() && digits(text, from, text.length());
    }

    /** R: digits with an optional minus and one point, which is not the last character. */
    public static boolean decimal(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        if (point < 0) return from < text.length() && digits(text, from, text.length());
        return point + 1 < text.length() && digits(text, from, point) && digits(text, point + 1, text.length());
    }

    /** Digits alone: sign and point do not count toward the length of a number. */
    public static int numberLength(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) if (isDigit(text.charAt(i))) length++;
        return length;
    }

    /** A real calendar day, CCYYMMDD. */
    public static boolean date(String text) {
        if (text.length() != 8 || !digits(text, 0, 8)) return false;
        int year = Integer.parseInt(text, 0, 4, 10);
        int month = Integer.parseInt(text, 4, 6, 10);
        int day = Integer.parseInt(text, 6, 8, 10);
        if (year < 1600 || month < 1 || month > 12) return false;
        return day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /** YYMMDD, as ISA09 has it. */
    public static boolean shortDate(String text) {
        return text.length() == 6 && date("20" + text);
    }

    /** HHMM, HHMMSS, HHMMSSD or HHMMSSDD. */
    public static boolean time(String text) {
        int length = text.length();
        if (length < 4 || length > 8 || length == 5 || !digits(text, 0, length)) return false;
        if (Integer.parseInt(text, 0, 2, 10) > 23 || Integer.parseInt(text, 2, 4, 10) > 59) return false;
        return length == 4 || Integer.parseInt(text, 4, 6, 10) <= 59;
    }

    /** CCYYMMDD-CCYYMMDD, the first not after the second. */
    public static boolean dateRange(String text) {
        if (text.length() != 17 || text.charAt(8) != '-') return false;
        var from = text.substring(0, 8);
        var to = text.substring(9);
        return date(from) && date(to) && from.compareTo(to) <= 0;
    }

    /**
     * The basic and extended character sets of X12.6, without national letters. Delimiters are gone when this is asked.
     */
    public static boolean characters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '`' || c == '^') return false;
        }
        return true;
    }

    public static boolean digits(String text) {
        return !text.isEmpty() && digits(text, 0, text.length());
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) if (!isDigit(text.charAt(i))) return false;
        return true;
    }

    /** Whether bytes are digits; builds nothing. */
    static boolean digits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) if (bytes[i] < '0' || bytes[i] > '9') return false;
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
