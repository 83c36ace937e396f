package io.x12gateway.core.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Watches the beginning and the end of a stream that goes by, to tell a file that was cut off from a whole one: it
 * begins with an ISA and does not end with an IEA. What is no X12 at all is nobody's half.
 */
final class EndWatch extends FilterInputStream {
    private static final int ISA_LENGTH = 106;
    private static final int BEFORE_ISA = 16;
    private static final int TAIL = 512;
    /** What may stand after the last segment: line ends, blanks, and what old systems fill blocks with. */
    private static final String PADDING = "\r\n \t\0\u001a";

    /** Enough to see a terminator among it; more of it would push the last segment out. */
    private static final int PADDING_KEPT = 64;

    private final byte[] head = new byte[BEFORE_ISA + ISA_LENGTH];
    private final byte[] ring = new byte[TAIL];
    private long seen;
    /** How many bytes went into the ring, and how many of the last of them are padding. */
    private long kept;

    private int padding;

    EndWatch(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) note(new byte[] {(byte) b}, 0, 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        if (n > 0) note(bytes, offset, n);
        return n;
    }

    private void note(byte[] bytes, int from, int count) {
        for (int i = 0; i < count && seen + i < head.length; i++) head[(int) seen + i] = bytes[from + i];
        seen += count;
        int content = count;
        while (content > 0 && PADDING.indexOf(bytes[from + content - 1]) >= 0) content--;
        if (content > 0) padding = 0;
        int keep = Math.min(count, content + PADDING_KEPT - padding);
        for (int i = Math.max(0, keep - TAIL); i < keep; i++) ring[(int) ((kept + i) % TAIL)] = bytes[from + i];
        padding += keep - content;
        kept += keep;
    }

    /** Whether the last interchange of what went by has a beginning and no end. */
    boolean isCut() {
        var start = new String(head, 0, (int) Math.min(seen, head.length), StandardCharsets.ISO_8859_1);
        int isa = beginning(start);
        if (!start.startsWith("ISA", isa)) return false;
        if (start.length() < isa + ISA_LENGTH) return true;
        return !endsWithIea(start.charAt(isa + 3), start.charAt(isa + ISA_LENGTH - 1));
    }

    /** Past a byte order mark and blanks. */
    private static int beginning(String start) {
        int at = start.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
        while (at < start.length() && PADDING.indexOf(start.charAt(at)) >= 0) at++;
        return at;
    }

    private boolean endsWithIea(char separator, char terminator) {
        var tail = tail();
        int end = tail.length();
        boolean terminated = false;
        while (end > 0 && (tail.charAt(end - 1) == terminator || PADDING.indexOf(tail.charAt(end - 1)) >= 0)) {
            terminated |= tail.charAt(end - 1) == terminator;
            end--;
        }
        var last = tail.substring(tail.lastIndexOf(terminator, end - 1) + 1, end);
        return terminated && last.stripLeading().startsWith("IEA" + separator);
    }

    private String tail() {
        int length = (int) Math.min(kept, TAIL);
        var text = new StringBuilder(length);
        for (long i = kept - length; i < kept; i++) text.append((char) (ring[(int) (i % TAIL)] & 0xff));
        return text.toString();
    }
}
