package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.envelope.Delimiters;

import java.time.YearMonth;

/** What of a faulty file may be said again in an acknowledgment without making that one faulty too. */
final class Repeatable {
    private Repeatable() {}

    static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** YYMMDD, a real day. */
    static boolean shortDate(String text) {
        if (text.length() != 6 || !digits(text)) return false;
        int month = Integer.parseInt(text, 2, 4, 10);
        int day = Integer.parseInt(text, 4, 6, 10);
        if (month < 1 || month > 12 || day < 1) return false;
        return day
                <= YearMonth.of(2000 + Integer.parseInt(text, 0, 2, 10), month).lengthOfMonth();
    }

    static boolean time(String text) {
        return text.length() == 4
                && digits(text)
                && Integer.parseInt(text, 0, 2, 10) < 24
                && Integer.parseInt(text, 2, 4, 10) < 60;
    }

    /** Printable, not only spaces, and free of the separators that the answer is written with. */
    static boolean text(String text, int max, Delimiters delimiters) {
        if (text.isBlank() || text.length() > max) return false;
        return text.chars()
                .allMatch(c -> c >= ' ' && c < 0x7F && c != '`' && c != '^' && !delimiters.contains((char) c));
    }

    static boolean segmentId(String id) {
        return id.matches("[A-Z][A-Z0-9]{1,2}");
    }
}
