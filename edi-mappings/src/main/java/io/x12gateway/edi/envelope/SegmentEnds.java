package io.x12gateway.edi.envelope;

/** Finds where segments end, eight bytes at a time, without looking at what is in them. */
final class SegmentEnds {
    private static final long LINE_FEEDS = EightBytes.each('\n');
    private static final long LETTERS_S = EightBytes.each('S');
    private static final long LETTERS_G = EightBytes.each('G');
    private static final long LETTERS_I = EightBytes.each('I');

    /** Lifts a byte to its highest bit unless it is a blank or control character. */
    private static final long MORE_THAN_BLANK = EightBytes.each(0x7F - ' ');

    /** What must be there to tell how a segment begins: an id of two letters, and a byte more than is looked at. */
    private static final int LOOK_AHEAD = 4;

    private final byte terminator;
    private final long terminators;

    /** Of the last {@link #run}. */
    private int segments;

    SegmentEnds(char terminator) {
        this.terminator = (byte) terminator;
        this.terminators = EightBytes.each(terminator);
    }

    /** The index of the terminator; {@link SegmentView#UNFINISHED} or {@link SegmentView#DOUBTFUL} as read answers. */
    int next(byte[] source, int from, int to) {
        int at = from;
        while (true) {
            at = endOfLine(source, at, to);
            if (at < 0) return SegmentView.UNFINISHED;
            if (source[at] == terminator) return at;
            // a line feed is data unless an ISA follows
            if (at + 1 >= to || source[at + 1] == 'I') return SegmentView.DOUBTFUL;
            at++;
        }
    }

    /** The next terminator or line feed; -1 if there is none. */
    private int endOfLine(byte[] source, int from, int to) {
        for (int at = from; at < to; at += Long.BYTES) {
            long found = ends(EightBytes.word(source, at));
            if (found != 0) {
                int end = at + EightBytes.below(found);
                return end < to ? end : -1;
            }
        }
        return -1;
    }

    private long ends(long word) {
        return EightBytes.zeros(word ^ terminators) | EightBytes.zeros(word ^ LINE_FEEDS);
    }

    /**
     * Goes on over whole segments as long as they plainly belong to the same transaction set, and gives the index after
     * the last of them; {@code from} if there is none. {@link #segments()} tells how many they were.
     */
    int run(byte[] source, int from, int to) {
        segments = 0;
        int end = from;
        while (true) {
            int begin = end;
            while (begin < to && InterchangeScanner.isBlank(source[begin], terminator)) begin++;
            if (!plainlyBegins(source, begin, to)) return end;
            int after = closelySet(source, begin, to);
            if (after == begin) return end;
            end = after;
        }
    }

    /** How many segments the last {@link #run} went over. */
    int segments() {
        return segments;
    }

    /** Segments with nothing between them. */
    private int closelySet(byte[] source, int from, int to) {
        int last = Math.min(to - LOOK_AHEAD, source.length - Long.BYTES) - Long.BYTES;
        int end = from;
        for (int at = from; at <= last; at += Long.BYTES) {
            long word = EightBytes.word(source, at);
            long found = ends(word);
            if (found == 0) continue;
            long doubtful = found & odd(EightBytes.word(source, at + 1)) | EightBytes.zeros(word ^ LINE_FEEDS);
            if (doubtful == 0) {
                segments += Long.bitCount(found);
                end = at + Long.BYTES - (Long.numberOfLeadingZeros(found) >>> 3);
            } else {
                for (long rest = found; rest != 0; rest &= rest - 1) {
                    int stop = at + EightBytes.below(rest);
                    if (source[stop] != terminator) return end;
                    segments++;
                    end = stop + 1;
                    if (!plainlyBegins(source, end, to)) return end;
                }
            }
        }
        return end;
    }

    /** Marks bytes that may begin something else than a segment between ST and SE. */
    private long odd(long word) {
        long blanks = ~((word & EightBytes.LOW) + MORE_THAN_BLANK | word) & EightBytes.HIGH;
        return blanks
                | EightBytes.zeros(word ^ LETTERS_S)
                | EightBytes.zeros(word ^ LETTERS_G)
                | EightBytes.zeros(word ^ LETTERS_I)
                | EightBytes.zeros(word ^ terminators);
    }

    private boolean plainlyBegins(byte[] source, int at, int to) {
        if (at + LOOK_AHEAD > to || source[at] == terminator) return false;
        return !InterchangeScanner.isBlank(source[at], terminator) && !mayBeEnvelope(source, at);
    }

    /** ST, SE, GS, GE, ISA or IEA, or close enough to be looked at properly. */
    private static boolean mayBeEnvelope(byte[] source, int at) {
        byte first = source[at];
        byte second = source[at + 1];
        if (first == 'S') return (second == 'T' || second == 'E') && !Character.isLetterOrDigit(source[at + 2]);
        return first == 'G' && (second == 'S' || second == 'E') || first == 'I' && (second == 'S' || second == 'E');
    }
}
