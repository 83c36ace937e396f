package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.SegmentView;

/**
 * The outer form of a code, one letter of the pattern for each character: {@code d} digit, {@code n} digit but 0,
 * {@code a} letter, {@code w} letter or digit, {@code m} letter of a Medicare number (no S L O I B Z), {@code x} such a
 * letter or a digit, {@code t} last character of a CPT code; a capital stands for itself. Builds nothing.
 */
final class Shape {
    private static final int PACKED_MAX = 8;
    private static final int LOW_BYTE = 0xFF;

    private Shape() {}

    /** Whether the whole element has this form. */
    static boolean fits(SegmentView segment, int element, String pattern) {
        int from = segment.start(element);
        if (segment.end(element) - from != pattern.length()) return false;
        for (int i = 0; i < pattern.length(); i++)
            if (!fits((char) (segment.bytes()[from + i] & LOW_BYTE), pattern.charAt(i))) return false;
        return true;
    }

    /** The same for a text of up to eight characters, packed as {@link SegmentView#key(int)} does. */
    static boolean fits(long key, String pattern) {
        if (length(key) != pattern.length()) return false;
        for (int i = 0; i < pattern.length(); i++)
            if (!fits(charAt(key, pattern.length(), i), pattern.charAt(i))) return false;
        return true;
    }

    /** Characters of a packed text; 9 if it was too long to be packed. */
    static int length(long key) {
        return key < 0 ? PACKED_MAX + 1 : (Long.SIZE - Long.numberOfLeadingZeros(key) + 7) / 8;
    }

    static char charAt(long key, int length, int index) {
        return (char) (key >>> 8 * (length - 1 - index) & LOW_BYTE);
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean fits(char c, char kind) {
        return switch (kind) {
            case 'd' -> digit(c);
            case 'n' -> digit(c) && c != '0';
            case 'a' -> letter(c);
            case 'w' -> letter(c) || digit(c);
            case 'm' -> medicareLetter(c);
            case 'x' -> digit(c) || medicareLetter(c);
            case 't' -> digit(c) || c == 'F' || c == 'M' || c == 'T' || c == 'U';
            default -> c == kind;
        };
    }

    private static boolean medicareLetter(char c) {
        return letter(c) && "SLOIBZ".indexOf(c) < 0;
    }
}
