package io.x12gateway.edi.mapping;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Segments as bytes, with separators of one's choice. Trailing empty elements and components fall away. */
record SegmentText(Delimiters delimiters, boolean lineBreaks) {

    /** What of the segment X12 can't carry with these separators, if anything. */
    Optional<String> unwritable(Segment segment) {
        if (!writable(segment.id(), segment)) return Optional.of("the segment id '" + segment.id() + "'");
        for (int number = 1; number <= segment.count(); number++) {
            if (!writable(segment.element(number), segment)) {
                return Optional.of("%s%02d holds a separator or a character that is not printable ASCII"
                        .formatted(segment.id(), number));
            }
        }
        return Optional.empty();
    }

    private boolean writable(String text, Segment segment) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == segment.delimiters().component()
                    || c == segment.delimiters().repetition()) continue;
            if (c < ' ' || c >= 0x7F || delimiters.contains(c)) return false;
        }
        return true;
    }

    void write(Segment segment, OutputStream out) throws IOException {
        out.write(text(segment).getBytes(StandardCharsets.ISO_8859_1));
        out.write(delimiters.segment());
        if (lineBreaks) out.write('\n');
    }

    static byte[] bytes(List<Segment> segments, Delimiters delimiters) {
        var out = new ByteArrayOutputStream();
        var text = new SegmentText(delimiters, false);
        try {
            for (var segment : segments) text.write(segment, out);
        } catch (IOException e) {
            throw new IllegalStateException("memory can't fail", e);
        }
        return out.toByteArray();
    }

    private String text(Segment segment) {
        var text = new StringBuilder(segment.id());
        for (var element : normal(segment)) {
            text.append(delimiters.element());
            for (int i = 0; i < element.length(); i++) text.append(separator(element.charAt(i)));
        }
        return text.toString();
    }

    private char separator(char c) {
        if (c == Delimiters.NEUTRAL.component()) return delimiters.component();
        return c == Delimiters.NEUTRAL.repetition() ? delimiters.repetition() : c;
    }

    /** The elements with the neutral separators, without empty tails. */
    static List<String> normal(Segment segment) {
        var own = segment.delimiters();
        int used = segment.count();
        while (used > 0 && normal(segment.element(used), own).isEmpty()) used--;
        return segment.elements().subList(0, used).stream()
                .map(element -> normal(element, own))
                .toList();
    }

    private static String normal(String element, Delimiters own) {
        var neutral = Delimiters.NEUTRAL;
        int end = element.length();
        var text = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = element.charAt(i);
            if (c == own.repetition()) trim(text).append(neutral.repetition());
            else text.append(c == own.component() ? neutral.component() : c);
        }
        return trim(text).toString();
    }

    private static StringBuilder trim(StringBuilder text) {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == Delimiters.NEUTRAL.component()) {
            text.setLength(text.length() - 1);
        }
        return text;
    }
}
