package io.x12gateway.samples.hets;

import java.util.Locale;
import java.util.Set;

/**
 * Names as they are compared (CAQH CORE 258): capitals, letters and digits only, and no suffix at the end of a last
 * name.
 */
final class Names {
    private static final Set<String> SUFFIXES =
            Set.of("JR", "SR", "I", "II", "III", "IV", "V", "MD", "DO", "RN", "PHD");

    private Names() {}

    static boolean sameLast(String one, String other) {
        return last(one).equals(last(other));
    }

    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /** The suffix that stands at the end of a last name, or nothing. */
    static String suffixOf(String lastName) {
        var words = lastName.strip().toUpperCase(Locale.ROOT).split("[\\s,]+");
        var end = plain(words[words.length - 1]);
        return words.length > 1 && SUFFIXES.contains(end) ? end : "";
    }

    private static String last(String name) {
        var suffix = suffixOf(name);
        var all = plain(name);
        return suffix.isEmpty() ? all : all.substring(0, all.length() - suffix.length());
    }

    static String plain(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
