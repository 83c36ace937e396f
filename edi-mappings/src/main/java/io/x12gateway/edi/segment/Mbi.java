package io.x12gateway.edi.segment;

/**
 * A Medicare beneficiary identifier: eleven characters, each of the kind its place asks for, without S, L, O, I, B, Z and
 * without dashes. It has no check digit; that the form holds does not mean that it was ever given to anyone.
 */
public record Mbi(String value) {
    /** 9 = digit but 0, 0 = digit, A = letter, X = letter or digit. */
    private static final String PLACES = "9AX0AX0AA00";

    private static final String EXCLUDED = "SLOIBZ";

    public Mbi {
        if (!holds(value)) throw new IllegalArgumentException("not an MBI: " + value.length() + " characters");
    }

    public static boolean holds(CharSequence text) {
        if (text.length() != PLACES.length()) return false;
        for (int i = 0; i < PLACES.length(); i++) if (!fits(PLACES.charAt(i), text.charAt(i))) return false;
        return true;
    }

    private static boolean fits(char place, char found) {
        boolean digit = found >= '0' && found <= '9';
        boolean letter = found >= 'A' && found <= 'Z' && EXCLUDED.indexOf(found) < 0;
        return switch (place) {
            case '9' -> digit && found != '0';
            case '0' -> digit;
            case 'A' -> letter;
            default -> digit || letter;
        };
    }
}
