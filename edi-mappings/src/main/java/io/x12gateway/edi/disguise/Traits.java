package io.x12gateway.edi.disguise;

import io.x12gateway.edi.validation.Formats;

/**
 * What a judge may see in an identifier whatever it stands for: check digits that hold, and shapes. A replacement has
 * the same traits, so that it is refused where the identifier was refused, and only there.
 *
 * @param npi ten digits whose Luhn sum holds over 80840 and the number
 * @param routing nine digits whose weighted sum holds
 * @param district whether nine digits begin with a Federal Reserve district
 * @param mbi the pattern of a Medicare beneficiary's number
 * @param laboratory the pattern of a CLIA number
 * @param first the first character of a number of ten digits, which says what kind it is (NPI; TRN03 with 1, 3 or 9);
 *     else a leading zero or nothing
 */
record Traits(
        boolean npi,
        boolean routing,
        boolean district,
        boolean mbi,
        boolean laboratory,
        boolean date,
        boolean period,
        char first) {
    private static final String MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY";
    private static final int[] ROUTING_WEIGHTS = {3, 7, 1};
    private static final String MBI = "9AX9AX9AA99";

    static Traits of(String text) {
        return new Traits(
                npi(text),
                routing(text),
                district(text),
                mbi(text),
                text.length() == 10 && text.charAt(2) == 'D' && Formats.digits(text.substring(3)),
                Formats.date(text),
                Formats.dateRange(text),
                first(text));
    }

    private static char first(String text) {
        boolean tells = text.startsWith("0") || text.length() == 10 && Formats.digits(text);
        return tells ? text.charAt(0) : ' ';
    }

    static boolean npi(String text) {
        if (text.length() != 10 || !Formats.digits(text)) return false;
        int sum = 24; // what the prefix 80840 adds
        for (int i = 0; i < 10; i++) {
            int digit = text.charAt(i) - '0';
            if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }

    static boolean routing(String text) {
        if (text.length() != 9 || !Formats.digits(text)) return false;
        int sum = 0;
        for (int i = 0; i < 9; i++) sum += (text.charAt(i) - '0') * ROUTING_WEIGHTS[i % 3];
        return sum % 10 == 0;
    }

    private static boolean district(String text) {
        if (text.length() != 9 || !Formats.digits(text)) return false;
        int district = Integer.parseInt(text, 0, 2, 10);
        return district <= 12 || district >= 21 && district <= 32 || district >= 61 && district <= 72 || district == 80;
    }

    /** Position 1 is a digit from 1 to 9; letters that look like digits are not used. */
    static boolean mbi(String text) {
        if (text.length() != MBI.length() || text.charAt(0) == '0') return false;
        for (int i = 0; i < MBI.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = MBI_LETTERS.indexOf(c) >= 0;
            char kind = MBI.charAt(i);
            if (!(kind == '9' && digit || kind == 'A' && letter || kind == 'X' && (digit || letter))) return false;
        }
        return true;
    }
}
