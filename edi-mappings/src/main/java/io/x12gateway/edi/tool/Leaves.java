package io.x12gateway.edi.tool;

import io.x12gateway.edi.disguise.PatientData;
import io.x12gateway.edi.disguise.PatientData.Treatment;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.schema.ElementPlan;
import io.x12gateway.edi.schema.SegmentPlan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The elements of a segment, each with its name, its value and what the value means where that is known. */
final class Leaves {
    private final boolean mask;

    Leaves(boolean mask) {
        this.mask = mask;
    }

    List<String> of(Segment segment, SegmentPlan use) {
        var lines = new ArrayList<String>();
        for (int number = 1; number <= segment.elements().size(); number++) {
            if (!segment.has(number)) continue;
            var plan = use.element(number);
            var place = "%s%02d".formatted(segment.id(), number);
            var before = number == 1 ? "" : segment.element(number - 1);
            for (var value : repetitions(segment, number)) add(segment, place, plan, before, value, lines);
        }
        return lines;
    }

    private void add(
            Segment segment,
            String place,
            Optional<ElementPlan> plan,
            String before,
            String value,
            List<String> lines) {
        if (plan.isEmpty() || !plan.get().composite()) {
            lines.add(leaf(place, plan, shown(segment.id(), plan, before, value), value));
            return;
        }
        var parts = Segment.split(value, segment.delimiters().component());
        for (int i = 0; i < parts.size(); i++) {
            var components = plan.get().components();
            var part = i < components.size() ? Optional.of(components.get(i)) : Optional.<ElementPlan>empty();
            var qualifier = i == 0 ? "" : parts.get(i - 1);
            if (!parts.get(i).isEmpty())
                lines.add(leaf(
                        place + "-" + (i + 1), part, shown(segment.id(), part, qualifier, parts.get(i)), parts.get(i)));
        }
    }

    private static String leaf(String place, Optional<ElementPlan> plan, String shown, String value) {
        var title = plan.map(ElementPlan::title).orElse("");
        var words = plan.map(p -> CodeWords.of(place, p.number(), value)).orElse("");
        return place + (title.isEmpty() ? "" : " " + title) + ": " + shown
                + (words.isEmpty() || !shown.equals(value) ? "" : " = " + words);
    }

    /** The segment in one line. */
    String text(Segment segment, SegmentPlan use) {
        if (!mask) return text(segment);
        var text = new StringBuilder(segment.id());
        for (int number = 1; number <= segment.elements().size(); number++) {
            var before = number == 1 ? "" : segment.element(number - 1);
            text.append(segment.delimiters().element());
            var separator = "";
            for (var value : repetitions(segment, number)) {
                text.append(separator).append(text(segment, use.element(number), before, value));
                separator = String.valueOf(segment.delimiters().repetition());
            }
        }
        return printable(text.toString());
    }

    private String text(Segment segment, Optional<ElementPlan> plan, String before, String value) {
        if (plan.isEmpty() || !plan.get().composite()) return shown(segment.id(), plan, before, value);
        var components = plan.get().components();
        var parts = Segment.split(value, segment.delimiters().component());
        var text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            var part = i < components.size() ? Optional.of(components.get(i)) : Optional.<ElementPlan>empty();
            if (i > 0) text.append(segment.delimiters().component());
            text.append(shown(segment.id(), part, i == 0 ? "" : parts.get(i - 1), parts.get(i)));
        }
        return text.toString();
    }

    static String text(Segment segment) {
        var separator = String.valueOf(segment.delimiters().element());
        return printable(segment.id()
                + (segment.elements().isEmpty() ? "" : separator + String.join(separator, segment.elements())));
    }

    private String shown(String segmentId, Optional<ElementPlan> plan, String before, String value) {
        if (!mask || value.isBlank()) return printable(value);
        boolean open = plan.isPresent()
                && !plan.get().composite()
                && PatientData.of(segmentId, plan.get(), before, value) == Treatment.KEEP;
        return open ? printable(value) : "#".repeat(value.length());
    }

    private static List<String> repetitions(Segment segment, int number) {
        return segment.delimiters().repetition() == 0 ? List.of(segment.element(number)) : segment.repetitions(number);
    }

    /** Nothing in a file may steer a terminal. */
    static String printable(String text) {
        var shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(c < ' ' || c >= 0x7F ? '.' : c);
        }
        return shown.toString();
    }
}
