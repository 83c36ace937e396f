package io.x12gateway.edi.envelope;

/**
 * The four separators of one interchange, read from its ISA: element separator (byte 3), repetition separator (ISA11),
 * component separator (ISA16) and segment terminator (byte 105). X12.5 has no escape mechanism, so none of them may
 * occur in data.
 */
public record Delimiters(char element, char repetition, char component, char segment) {

    /** What the gateway writes with: {@code * ^ : ~}. */
    public static final Delimiters STANDARD = new Delimiters('*', '^', ':', '~');

    /**
     * For segments that are not yet part of an interchange: private-use characters, which no X12 file and no sane text
     * holds, so that data is told from structure whatever separators it is written with later.
     */
    public static final Delimiters NEUTRAL = new Delimiters('\uE000', '\uE001', '\uE002', '\uE003');

    /** Whether data holding {@code c} would be torn apart by these separators. */
    public boolean contains(char c) {
        return c == element || c == repetition || c == component || c == segment;
    }

    /** Four different characters, none of them a letter, a digit or a space. */
    public boolean usable() {
        return distinct() && legal(element) && legal(repetition) && legal(component) && legal(segment);
    }

    private boolean distinct() {
        return element != repetition
                && element != component
                && element != segment
                && repetition != component
                && repetition != segment
                && component != segment;
    }

    private static boolean legal(char c) {
        return c > 0 && c < 0x80 && c != ' ' && !Character.isLetterOrDigit(c);
    }
}
