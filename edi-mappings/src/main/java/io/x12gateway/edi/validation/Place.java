package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Segment;

/** Turns a segment and the numbers of an element in it into a {@link Location} with its exact bytes. */
final class Place {
    private Place() {}

    static Location segment(String loop, Segment segment) {
        return new Location(loop, segment.id(), segment.position(), 0, 0, 0, 0, segment.span());
    }

    /** Where {@code id} should have stood: before {@code found}. */
    static Location missing(String loop, String id, Segment found) {
        return new Location(
                loop,
                id,
                found.position(),
                0,
                0,
                0,
                0,
                new ByteSpan(found.span().offset(), 0));
    }

    static Location element(String loop, Segment segment, int element, int component, int repetition, int number) {
        var span = span(segment, element, component, repetition);
        return new Location(loop, segment.id(), segment.position(), element, component, repetition, number, span);
    }

    static Location element(String loop, Segment segment, int element) {
        return element(loop, segment, element, 0, 0, 0);
    }

    /** The bytes of an element, or of a repetition or component of it; no bytes at all where it is absent. */
    static ByteSpan span(Segment segment, int element, int component, int repetition) {
        long at = segment.span().offset() + segment.id().length();
        if (element > segment.elements().size()) {
            for (var each : segment.elements()) at += 1 + each.length();
            return new ByteSpan(at, 0);
        }
        at++;
        for (int i = 1; i < element; i++) at += segment.element(i).length() + 1;
        var text = segment.element(element);
        if (repetition > 0) {
            var cut = part(text, segment.delimiters().repetition(), repetition);
            at += cut.from();
            text = cut.text();
        }
        if (component > 0) {
            var cut = part(text, segment.delimiters().component(), component);
            at += cut.from();
            text = cut.text();
        }
        return new ByteSpan(at, text.length());
    }

    private record Cut(int from, String text) {}

    private static Cut part(String text, char separator, int number) {
        int from = 0;
        for (int i = 1; i < number; i++) {
            int end = text.indexOf(separator, from);
            if (end < 0) return new Cut(text.length(), "");
            from = end + 1;
        }
        int end = text.indexOf(separator, from);
        return new Cut(from, end < 0 ? text.substring(from) : text.substring(from, end));
    }
}
