package io.x12gateway.edi.envelope;

/** What each of the 256 bytes means in one interchange. */
final class Alphabet {
    /** Plain data. */
    static final byte DATA = 0;

    // up to here and beyond DATA: marks, which may be joined
    static final byte COMPONENT = 1;
    static final byte REPETITION = 2;

    /** Not of the basic or extended character set of X12.6. */
    static final byte FOREIGN = 4;

    static final byte MARKS = 7;

    static final byte ELEMENT = 8;
    static final byte TERMINATOR = 16;
    static final byte LINE_FEED = 32;

    /** That of most files. */
    static final Alphabet STANDARD = new Alphabet(Delimiters.STANDARD);

    private final Delimiters delimiters;
    private final byte[] kinds = new byte[256];

    private Alphabet(Delimiters delimiters) {
        this.delimiters = delimiters;
        for (int b = 0; b < kinds.length; b++) if (foreign(b)) kinds[b] = FOREIGN;
        kinds['\n'] = LINE_FEED;
        if (delimiters.repetition() != 0) set(delimiters.repetition(), REPETITION);
        set(delimiters.component(), COMPONENT);
        set(delimiters.element(), ELEMENT);
        set(delimiters.segment(), TERMINATOR);
    }

    static Alphabet of(Delimiters delimiters) {
        return delimiters.equals(Delimiters.STANDARD) ? STANDARD : new Alphabet(delimiters);
    }

    private static boolean foreign(int b) {
        return b < ' ' || b >= 0x7F || b == '`' || b == '^';
    }

    private void set(char delimiter, byte kind) {
        kinds[delimiter & 0xFF] = kind;
    }

    byte[] kinds() {
        return kinds;
    }

    Delimiters delimiters() {
        return delimiters;
    }
}
