package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Changes of one segment, in the bytes of the received file and with its own separators. */
final class SegmentEdits {
    private SegmentEdits() {}

    /** The element, or the component or repetition of it, becomes {@code text}, whether it was there or not. */
    static Edit set(Segment segment, int element, int component, int repetition, String text) {
        int missing = element - segment.elements().size();
        if (missing > 0) {
            var lead = separators(segment.delimiters().element(), missing);
            var inside = component > 1 ? separators(segment.delimiters().component(), component - 1) : "";
            return Edit.insert(end(segment), lead + inside + text);
        }
        var span = Place.span(segment, element, component, repetition);
        if (component == 0) return new Edit(span, text);
        int there = Math.max(1, parts(segment, element, repetition).size());
        var lead = component > there ? separators(segment.delimiters().component(), component - there) : "";
        return new Edit(span, lead + text);
    }

    static Edit set(Segment segment, int element, String text) {
        return set(segment, element, 0, 0, text);
    }

    /** The element becomes empty; if nothing stands after it, its separator goes, too. */
    static Edit clear(Segment segment, int element, int repetition) {
        boolean last = segment.elements().subList(element, segment.elements().size()).stream()
                .allMatch(String::isEmpty);
        if (repetition > 1 || !last) return set(segment, element, 0, repetition, "");
        int kept = element - 1;
        while (kept > 0 && !segment.has(kept)) kept--;
        return keep(segment, kept);
    }

    /** The component becomes empty, and separators with nothing after them go. */
    static Edit clear(Segment segment, int element, int component, int repetition) {
        if (component == 0) return clear(segment, element, repetition);
        var parts = new ArrayList<>(parts(segment, element, repetition));
        parts.set(component - 1, "");
        return setComponents(segment, element, repetition, parts);
    }

    /** Only the first components stay. */
    static Edit keepComponents(Segment segment, int element, int repetition, int count) {
        return setComponents(
                segment,
                element,
                repetition,
                parts(segment, element, repetition).subList(0, count));
    }

    /** Only the first elements stay. */
    static Edit keep(Segment segment, int elements) {
        long from = elements == 0
                ? segment.span().offset() + segment.id().length()
                : Place.span(segment, elements, 0, 0).end();
        return Edit.remove(new ByteSpan(from, end(segment) - from));
    }

    private static Edit setComponents(Segment segment, int element, int repetition, List<String> parts) {
        int used = parts.size();
        while (used > 0 && parts.get(used - 1).isEmpty()) used--;
        if (used == 0) return clear(segment, element, repetition);
        var separator = String.valueOf(segment.delimiters().component());
        var text = parts.stream().limit(used).collect(Collectors.joining(separator));
        return set(segment, element, 0, repetition, text);
    }

    private static List<String> parts(Segment segment, int element, int repetition) {
        var whole = segment.element(element);
        var text = repetition == 0
                ? whole
                : Segment.split(whole, segment.delimiters().repetition()).get(repetition - 1);
        return Segment.split(text, segment.delimiters().component());
    }

    /** A new segment, with the separators of {@code like}. */
    static Edit insert(long offset, Delimiters with, String id, String... elements) {
        var separator = String.valueOf(with.element());
        return Edit.insert(offset, id + separator + String.join(separator, elements) + with.segment());
    }

    /** Where the text of the segment ends and its terminator begins. */
    static long end(Segment segment) {
        return Place.span(segment, segment.elements().size() + 1, 0, 0).offset();
    }

    private static String separators(char separator, int count) {
        return String.valueOf(separator).repeat(count);
    }
}
