package io.x12gateway.edi.segment;

/** A provider taxonomy code: three digits, six letters or digits, X; such as {@code 207Q00000X}. */
public record Taxonomy(String value) {
    public Taxonomy {
        if (!holds(value)) throw new IllegalArgumentException("not a taxonomy code: " + value);
    }

    /** Whether the form holds; not whether such a code is in the list. */
    public static boolean holds(CharSequence text) {
        if (text.length() != 10 || text.charAt(9) != 'X') return false;
        for (int i = 0; i < 9; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && (i < 3 || c < 'A' || c > 'Z')) return false;
        }
        return true;
    }
}
