package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The segments of a run of bytes or of a stream, one after the other, read in place: only what is asked for becomes
 * text, and codes that come again and again share one string. Bytes are read as ISO-8859-1. Holds one segment and a
 * window of 64 KB, never a file. For one thread.
 */
public final class SegmentBytes implements ReadSegment {
    /** A segment longer than this is refused, in bytes. */
    public static final int LENGTH_MAX = 1 << 20;

    private static final int WINDOW = 1 << 16;
    private static final int ISA_LENGTH = 106;
    private static final int REPETITION_AT = 82;
    private static final int COMPONENT_AT = 104;

    private final SharedText texts = new SharedText();
    private final InputStream in;
    private byte[] buffer;
    private int from;
    private int next;
    private int to;
    private boolean atEnd;
    private Delimiters delimiters = Delimiters.STANDARD;
    private int position;

    /** Where each element ends; the segment id is number 0. */
    private int[] ends = new int[64];

    private int last;

    private SegmentBytes(InputStream in, byte[] buffer, int from, int to) {
        this.in = in;
        this.buffer = buffer;
        this.from = from;
        this.next = from;
        this.to = to;
    }

    /** The segments in {@code bytes[from .. from + length)}; the array is not copied. */
    public static SegmentBytes of(byte[] bytes, int from, int length, Delimiters delimiters) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        var segments = new SegmentBytes(InputStream.nullInputStream(), bytes, from, from + length);
        segments.atEnd = true;
        segments.delimiters = delimiters;
        return segments;
    }

    /** The segments of a stream that the caller closes. Begins with {@link #nextInterchange()}. */
    public static SegmentBytes of(InputStream in) {
        return new SegmentBytes(in, new byte[WINDOW], 0, 0);
    }

    /**
     * Goes to the next ISA, whatever stands before it, and past it: separators are its own from here on.
     *
     * @return whether there is one
     */
    public boolean nextInterchange() throws IOException {
        for (from = next; holds(ISA_LENGTH); from++) {
            next = from;
            if (buffer[from] != 'I' || buffer[from + 1] != 'S' || buffer[from + 2] != 'A') continue;
            byte element = buffer[from + 3];
            if (buffer[from + COMPONENT_AT - 1] != element) continue;
            delimiters = new Delimiters(
                    (char) element, (char) buffer[from + REPETITION_AT], (char) buffer[from + COMPONENT_AT], (char)
                            buffer[from + ISA_LENGTH - 1]);
            if (!delimiters.usable()) continue;
            next = from + ISA_LENGTH;
            return true;
        }
        return false;
    }

    /**
     * Goes to the next segment; line breaks between segments are passed over.
     *
     * @return false at the end of the bytes and before the ISA of another interchange
     */
    public boolean advance() throws IOException {
        from = next;
        while (holds(1) && isLineBreak(buffer[from])) from++;
        next = from;
        if (from == to || atInterchange()) return false;
        int end = end();
        next = Math.min(end + 1, to);
        while (end > from && isLineBreak(buffer[end - 1])) end--;
        ends[last] = end;
        position++;
        return true;
    }

    private boolean atInterchange() throws IOException {
        return buffer[from] == 'I' && holds(3) && buffer[from + 1] == 'S' && buffer[from + 2] == 'A';
    }

    /** Notes where the elements end; gives the place of the terminator, or of the end if there is none. */
    private int end() throws IOException {
        byte terminator = (byte) delimiters.segment();
        byte element = (byte) delimiters.element();
        while (true) {
            var bytes = buffer;
            int count = 0;
            for (int at = from; at < to; at++) {
                byte b = bytes[at];
                if (b == element) {
                    if (count + 1 == ends.length) ends = Arrays.copyOf(ends, ends.length * 2);
                    ends[count++] = at;
                } else if (b == terminator) {
                    last = count;
                    return at;
                }
            }
            last = count;
            if (!fill()) return to;
        }
    }

    private static boolean isLineBreak(byte b) {
        return b == '\r' || b == '\n';
    }

    /** Whether {@code count} bytes stand from here on; reads more if need be. */
    private boolean holds(int count) throws IOException {
        while (to - from < count) if (!fill()) return false;
        return true;
    }

    /** Reads more behind what is here, from {@code from} on; what stands before is let go. */
    private boolean fill() throws IOException {
        if (atEnd) return false;
        if (to - from > LENGTH_MAX) {
            throw new EOFException("no segment ends within " + LENGTH_MAX + " bytes after segment " + position);
        }
        var target = to - from > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, from, target, 0, to - from);
        to -= from;
        from = 0;
        buffer = target;
        int read = in.readNBytes(buffer, to, buffer.length - to);
        to += read;
        atEnd = to < buffer.length;
        return read > 0;
    }

    /** From here on segments count from 1 again; the one at hand is number 1. */
    public void countFromHere() {
        position = 1;
    }

    public Delimiters delimiters() {
        return delimiters;
    }

    @Override
    public int tag() {
        int tag = 0;
        for (int i = from; i < ends[0] && i < from + 4; i++) tag = tag << 8 | buffer[i] & 0xFF;
        return tag;
    }

    @Override
    public String id() {
        return texts.of(buffer, from, ends[0]);
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public int count() {
        return last;
    }

    private int start(int number) {
        return ends[number - 1] + 1;
    }

    @Override
    public String element(int number) {
        return number > last ? "" : texts.of(buffer, start(number), ends[number]);
    }

    @Override
    public int length(int number) {
        return number > last ? 0 : ends[number] - start(number);
    }

    @Override
    public char charAt(int number, int index) {
        return (char) (buffer[start(number) + index] & 0xFF);
    }

    @Override
    public List<String> components(int number) {
        if (!has(number)) return List.of();
        byte separator = (byte) delimiters.component();
        var parts = new ArrayList<String>(8);
        int begin = start(number);
        for (int at = begin; at < ends[number]; at++) {
            if (buffer[at] != separator) continue;
            parts.add(texts.of(buffer, begin, at));
            begin = at + 1;
        }
        parts.add(texts.of(buffer, begin, ends[number]));
        return parts;
    }

    @Override
    public Segment kept() {
        return Segment.kept(id(), elements(), delimiters, position);
    }

    @Override
    public String toString() {
        return new String(buffer, from, ends[last] - from, StandardCharsets.ISO_8859_1);
    }
}
