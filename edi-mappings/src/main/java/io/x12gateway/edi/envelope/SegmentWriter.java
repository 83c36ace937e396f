package io.x12gateway.edi.envelope;

import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;

import java.text.Normalizer;
import java.util.List;

/** Puts one segment after the other into a StAEDI writer, translating from the segment's own separators. */
final class SegmentWriter {
    private final EDIStreamWriter edi;
    private final Delimiters target;
    private final boolean strict;

    SegmentWriter(EDIStreamWriter edi, Delimiters target, boolean strict) {
        this.edi = edi;
        this.target = target;
        this.strict = strict;
    }

    void write(Segment segment) throws EDIStreamException {
        edi.writeStartSegment(segment.id());
        boolean raw = segment.is("ISA");
        for (int number = 1; number <= segment.elements().size(); number++) {
            if (raw) edi.writeElement(segment.element(number));
            else writeElement(segment, number);
        }
        edi.writeEndSegment();
    }

    private void writeElement(Segment segment, int number) throws EDIStreamException {
        var repetitions = segment.repetitions(number);
        if (repetitions.isEmpty()) {
            edi.writeEmptyElement();
            return;
        }
        edi.writeStartElement();
        for (int i = 0; i < repetitions.size(); i++) {
            if (i > 0) edi.writeRepeatElement();
            writeRepetition(segment, number, repetitions.get(i));
        }
        edi.endElement();
    }

    private void writeRepetition(Segment segment, int number, String text) throws EDIStreamException {
        var components =
                withoutEmptyTail(Segment.split(text, segment.delimiters().component()));
        if (components.size() <= 1) {
            edi.writeElementData(components.isEmpty() ? "" : clean(segment, number, components.getFirst()));
            return;
        }
        for (var component : components) {
            if (component.isEmpty()) edi.writeEmptyComponent();
            else edi.writeComponent(clean(segment, number, component));
        }
    }

    private static List<String> withoutEmptyTail(List<String> components) {
        int used = components.size();
        while (used > 0 && components.get(used - 1).isEmpty()) used--;
        return components.subList(0, used);
    }

    private String clean(Segment segment, int number, String text) {
        if (writable(text)) return text;
        if (strict) {
            throw new UnwritableTextException(
                    segment.id(), number, "holds a character that is a separator here or is not printable ASCII");
        }
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD);
        var out = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) continue;
            out.append(writable(c) ? c : ' ');
        }
        return out.toString().stripTrailing();
    }

    private boolean writable(String text) {
        for (int i = 0; i < text.length(); i++) if (!writable(text.charAt(i))) return false;
        return true;
    }

    private boolean writable(char c) {
        return c >= ' ' && c < 0x7F && !target.contains(c);
    }
}
