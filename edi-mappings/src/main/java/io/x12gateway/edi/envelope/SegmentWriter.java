package io.x12gateway.edi.envelope;

import java.io.IOException;
import java.io.OutputStream;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * Puts one segment after the other into a stream, translating from the segment's own separators to those of the
 * interchange. Empty elements, components and repetitions at the end are left out.
 */
final class SegmentWriter {
    private static final int FIRST_SIZE = 256;
    private final OutputStream out;
    private final Delimiters target;
    private final boolean lineBreaks;
    private final boolean strict;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;

    SegmentWriter(OutputStream out, Delimiters target, boolean lineBreaks, boolean strict) {
        this.out = out;
        this.target = target;
        this.lineBreaks = lineBreaks && target.segment() != '\n';
        this.strict = strict;
    }

    void write(Segment segment) throws IOException {
        length = 0;
        append(segment.id());
        int used = length;
        for (int number = 1; number <= segment.count(); number++) {
            append(target.element());
            int start = length;
            element(segment, number);
            if (length > start) used = length;
        }
        length = used;
        end();
    }

    /** A segment of the envelope, which was looked at before: every element stands as it is, be it a separator. */
    void writeEnvelope(String id, String... elements) throws IOException {
        length = 0;
        append(id);
        for (var element : elements) {
            append(target.element());
            append(element);
        }
        end();
    }

    private void end() throws IOException {
        append(target.segment());
        if (lineBreaks) append('\n');
        out.write(bytes, 0, length);
    }

    private void element(Segment segment, int number) {
        var text = segment.element(number);
        int used = length;
        int from = 0;
        for (int at = 0; at <= text.length(); at++)
            if (at == text.length() || isSeparator(segment, text.charAt(at))) {
                int before = length;
                clean(segment, number, text, from, at);
                if (length > before) used = length;
                if (at == text.length()) break;
                if (text.charAt(at) == segment.delimiters().repetition()) {
                    length = used;
                    append(target.repetition());
                } else append(target.component());
                from = at + 1;
            }
        length = used;
    }

    private static boolean isSeparator(Segment segment, char c) {
        return c == segment.delimiters().component()
                || c == segment.delimiters().repetition();
    }

    private void clean(Segment segment, int number, String text, int from, int to) {
        for (int i = from; i < to; i++)
            if (!writable(text.charAt(i))) {
                append(replaced(segment, number, text.substring(from, to)));
                return;
            }
        for (int i = from; i < to; i++) append(text.charAt(i));
    }

    private String replaced(Segment segment, int number, String text) {
        if (strict)
            throw new UnwritableTextException(
                    segment.id(), number, "holds a character that is a separator here or is not printable ASCII");
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD);
        var made = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) continue;
            made.append(writable(c) ? c : ' ');
        }
        return made.toString().stripTrailing();
    }

    private boolean writable(char c) {
        return c >= ' ' && c < 0x7F && !target.contains(c);
    }

    private void append(String text) {
        for (int i = 0; i < text.length(); i++) append(text.charAt(i));
    }

    private void append(char c) {
        if (length == bytes.length) bytes = Arrays.copyOf(bytes, 2 * length);
        bytes[length++] = (byte) c;
    }
}
