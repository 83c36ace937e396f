package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.acknowledgment.Ack999.ElementError;
import io.x12gateway.edi.acknowledgment.Ack999.SegmentError;
import io.x12gateway.edi.acknowledgment.Ack999.SetAnswer;
import io.x12gateway.edi.acknowledgment.Ack999.Trigger;
import io.x12gateway.edi.acknowledgment.Ack999.Unit;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts a 999 into segments, AK1 to AK9. What was received in a form that the 999 itself may not hold is cut to fit or
 * left out: an acknowledgment is always valid.
 */
final class Ack999Segments {
    private static final char COMPONENT = Delimiters.NEUTRAL.component();
    static final String SITUATIONAL = "SITUATIONAL TRIGGER";

    private final Delimiters delimiters;
    private final List<Segment> segments = new ArrayList<>();

    private Ack999Segments(Delimiters delimiters) {
        this.delimiters = delimiters;
    }

    static List<Segment> of(Ack999 answer, Delimiters delimiters) {
        var body = new Ack999Segments(delimiters);
        body.group(answer);
        return body.segments;
    }

    private void group(Ack999 answer) {
        segments.add(Segment.of(
                "AK1",
                fixed(answer.functionalId(), 2, 2, "ZZ"),
                Repeatable.groupNumber(answer.controlNumber()),
                fixed(answer.version(), 1, 12, "UNKNOWN")));
        for (var set : answer.sets()) set(set);
        segments.add(withCodes(
                answer.errors(),
                "AK9",
                answer.verdict().code(),
                count(answer.declared()),
                count(answer.received()),
                count(answer.accepted())));
    }

    private void set(SetAnswer set) {
        segments.add(Segment.of(
                "AK2",
                fixed(set.setId(), 3, 3, "000"),
                fixed(set.controlNumber(), 4, 9, "0000"),
                fixed(set.guide(), 1, 35, "")));
        for (var segment : set.segments()) if (Repeatable.segmentId(segment.segment())) segment(segment);
        segments.add(withCodes(set.errors(), "IK5", set.verdict().code()));
    }

    private void segment(SegmentError error) {
        segments.add(Segment.of(
                "IK3",
                error.segment(),
                Integer.toString(error.position()),
                fixed(error.loop(), 1, 4, ""),
                error.code()));
        for (var trigger : error.triggers()) trigger(trigger);
        error.unit().ifPresent(this::unit);
        for (var element : error.elements()) element(element);
    }

    private void trigger(Trigger trigger) {
        var at = trigger.element() > 0 ? position(trigger.element(), trigger.component(), trigger.repetition()) : "";
        segments.add(Segment.of(
                "CTX",
                SITUATIONAL,
                trigger.segment(),
                Integer.toString(trigger.position()),
                fixed(trigger.loop(), 1, 4, ""),
                at));
    }

    private void unit(Unit unit) {
        if (Repeatable.text(unit.value(), 35, delimiters))
            segments.add(Segment.of("CTX", unit.name() + COMPONENT + unit.value()));
    }

    private void element(ElementError error) {
        var reference = error.reference() > 0 ? Integer.toString(error.reference()) : "";
        var at = position(error.element(), error.component(), error.repetition());
        segments.add(Segment.of("IK4", at, reference, error.code(), fixed(error.value(), 1, 99, "")));
        for (var trigger : error.triggers()) trigger(trigger);
    }

    private static String position(int element, int component, int repetition) {
        var text = new StringBuilder().append(Math.min(element, Repeatable.POSITION_MAX));
        if (component > 0 || repetition > 0) text.append(COMPONENT);
        if (component > 0) text.append(Math.min(component, Repeatable.POSITION_MAX));
        if (repetition > 0) text.append(COMPONENT).append(Math.min(repetition, Repeatable.REPETITION_MAX));
        return text.toString();
    }

    private static Segment withCodes(List<String> codes, String id, String... elements) {
        var all = new ArrayList<>(List.of(elements));
        all.addAll(codes);
        return Segment.of(id, all.toArray(String[]::new));
    }

    private String fixed(String text, int min, int max, String otherwise) {
        return Repeatable.fixed(text, min, max, otherwise, delimiters);
    }

    private static String count(int number) {
        return Integer.toString(Repeatable.count(number));
    }
}
