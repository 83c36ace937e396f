package io.x12gateway.samples.hets;

import java.util.regex.Pattern;

/** The form of a Medicare Beneficiary Identifier: 11 characters in capitals without dashes, no check digit. */
final class Mbi {
    private static final String LETTER = "[AC-HJKMNP-RT-Y]";
    private static final String EITHER = "[AC-HJKMNP-RT-Y0-9]";
    private static final Pattern FORM = Pattern.compile(
            "[1-9]" + LETTER + EITHER + "[0-9]" + LETTER + EITHER + "[0-9]" + LETTER + LETTER + "[0-9][0-9]");

    private Mbi() {}

    static boolean wellFormed(String text) {
        return FORM.matcher(text).matches();
    }
}
