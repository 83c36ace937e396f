package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.envelope.Delimiters;

import java.time.YearMonth;

/** What of a faulty file may be said again in an acknowledgment without making that one faulty too. */
final class Repeatable {
    /** Elements and components are counted with two digits in IK401. */
    static final int POSITION_MAX = 99;

    static final int REPETITION_MAX = 9_999;

    private static final int LOOP_LENGTH = 4;
    private static final int UNIT_LENGTH = 35;
    private static final int VALUE_LENGTH = 99;
    private static final int COUNT_MAX = 999_999;

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

    /** AK101. */
    static String functionalId(String text) {
        return fixed(text, 2, 2, "ZZ", Delimiters.STANDARD);
    }

    /** AK102. */
    static String groupNumber(String text) {
        return digits(text) && text.length() <= 9 ? text : "0";
    }

    /** AK103. */
    static String version(String text) {
        return fixed(text, 1, 12, "UNKNOWN", Delimiters.STANDARD);
    }

    /** AK201. */
    static String setId(String text) {
        return fixed(text, 3, 3, "000", Delimiters.STANDARD);
    }

    /** AK202. */
    static String setNumber(String text) {
        return fixed(text, 4, 9, "0000", Delimiters.STANDARD);
    }

    /** AK203; may be empty. */
    static String guide(String text) {
        return fixed(text, 1, 35, "", Delimiters.STANDARD);
    }

    /** IK303 and CTX04: element 447 holds four characters, 2100 for 2100C; may be empty. */
    static String loop(String code) {
        return code.substring(0, Math.min(LOOP_LENGTH, code.length()));
    }

    /** CTX01-2; may be empty. */
    static String unit(String text) {
        return written(text, UNIT_LENGTH);
    }

    /** IK404; may be empty. */
    static String value(String text) {
        return written(text, VALUE_LENGTH);
    }

    /** AK902 to AK904. */
    static int count(int number) {
        return Math.clamp(number, 0, COUNT_MAX);
    }

    static String fixed(String text, int min, int max, String otherwise, Delimiters delimiters) {
        return text.length() >= min && text(text, max, delimiters) ? text : otherwise;
    }

    /** With a space for everything that would be torn apart or is in no character set. */
    private static String written(String text, int max) {
        var written = new StringBuilder();
        for (int i = 0; i < text.length() && i < max; i++) {
            var c = text.substring(i, i + 1);
            written.append(c.isBlank() || !text(c, 1, Delimiters.STANDARD) ? " " : c);
        }
        return written.toString().strip();
    }

    static boolean segmentId(String id) {
        return id.matches("[A-Z][A-Z0-9]{1,2}");
    }
}
