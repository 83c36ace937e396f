package io.x12gateway.edi.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * The segments in a run of bytes, as a rule one transaction set from ST to SE. Bytes are read as ISO-8859-1, so every
 * byte is one character. Line breaks between segments are skipped; a last segment without its terminator is still
 * given. Positions count from 1; spans include the terminator and count from {@code baseOffset}.
 */
public final class SegmentReader implements Iterable<Segment> {
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final Delimiters delimiters;
    private final long baseOffset;

    public SegmentReader(byte[] bytes, Delimiters delimiters) {
        this(bytes, 0, bytes.length, delimiters, 0);
    }

    /** @param baseOffset where {@code bytes[0]} stands in the received file */
    public SegmentReader(byte[] bytes, int from, int length, Delimiters delimiters, long baseOffset) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        this.bytes = bytes;
        this.from = from;
        this.to = from + length;
        this.delimiters = delimiters;
        this.baseOffset = baseOffset;
    }

    @Override
    public Iterator<Segment> iterator() {
        return new Walk();
    }

    private final class Walk implements Iterator<Segment> {
        private final byte terminator = (byte) delimiters.segment();
        private int at = skipLineBreaks(from);
        private int position;

        @Override
        public boolean hasNext() {
            return at < to;
        }

        @Override
        public Segment next() {
            if (at >= to) throw new NoSuchElementException();
            int start = at;
            int end = start;
            while (end < to && bytes[end] != terminator) end++;
            int next = Math.min(end + 1, to);
            at = skipLineBreaks(next);
            return segment(start, end, next);
        }

        private Segment segment(int start, int end, int next) {
            int textEnd = end;
            while (textEnd > start && isLineBreak(bytes[textEnd - 1])) textEnd--;
            int idEnd = elementEnd(start, textEnd);
            return new Segment(
                    text(start, idEnd),
                    elements(idEnd, textEnd),
                    delimiters,
                    ++position,
                    new ByteSpan(baseOffset + start, next - (long) start));
        }

        /** @param idEnd where the first separator stands, if there is one */
        private List<String> elements(int idEnd, int textEnd) {
            int count = 0;
            for (int i = idEnd; i < textEnd; i++) if (separates(bytes[i])) count++;
            var elements = new String[count];
            int end = idEnd;
            for (int n = 0; n < count; n++) {
                int start = end + 1;
                end = elementEnd(start, textEnd);
                elements[n] = text(start, end);
            }
            return List.of(elements);
        }

        private int elementEnd(int start, int textEnd) {
            int end = start;
            while (end < textEnd && !separates(bytes[end])) end++;
            return end;
        }

        private boolean separates(byte b) {
            return (b & 0xff) == delimiters.element();
        }

        private String text(int start, int end) {
            return start == end ? "" : new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }

        private int skipLineBreaks(int index) {
            int i = index;
            while (i < to && bytes[i] != terminator && isLineBreak(bytes[i])) i++;
            return i;
        }
    }

    private static boolean isLineBreak(byte b) {
        return b == '\r' || b == '\n';
    }

    /** The bytes that a segment's span covers, for readers that hold the same array with {@code baseOffset} 0. */
    public static byte[] slice(byte[] bytes, ByteSpan span) {
        return Arrays.copyOfRange(bytes, (int) span.offset(), (int) span.end());
    }
}
