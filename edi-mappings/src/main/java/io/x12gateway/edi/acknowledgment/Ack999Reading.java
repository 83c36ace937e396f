package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.acknowledgment.Ack999.ElementError;
import io.x12gateway.edi.acknowledgment.Ack999.SegmentError;
import io.x12gateway.edi.acknowledgment.Ack999.SetAnswer;
import io.x12gateway.edi.acknowledgment.Ack999.Trigger;
import io.x12gateway.edi.acknowledgment.Ack999.Unit;
import io.x12gateway.edi.envelope.Segment;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the segments of a 999 that somebody sent. Leaves out what it does not know and never fails. */
final class Ack999Reading {
    private final List<Segment> body;
    private final List<SetAnswer> sets = new ArrayList<>();
    private final List<SegmentError> segments = new ArrayList<>();
    private final List<ElementError> elements = new ArrayList<>();
    private final List<Trigger> triggers = new ArrayList<>();
    private Segment group = Segment.of("AK1");
    private Segment set = Segment.of("AK2");
    private Segment error = Segment.of("IK3");
    private @Nullable Unit unit;

    Ack999Reading(List<Segment> body) {
        this.body = body;
    }

    Ack999 read() {
        var verdict = Segment.of("AK9");
        for (var segment : body) {
            switch (segment.id()) {
                case "AK1" -> group = segment;
                case "AK2" -> set = segment;
                case "IK3" -> openError(segment);
                case "CTX" -> context(segment);
                case "IK4" -> elements.add(element(segment));
                case "IK5" -> closeSet(segment);
                case "AK9" -> verdict = segment;
                default -> {
                    // nothing that a verdict needs
                }
            }
        }
        return new Ack999(
                group.element(1),
                group.element(2),
                group.element(3),
                sets,
                Verdict.of(verdict.element(1)),
                number(verdict.element(2)),
                number(verdict.element(3)),
                number(verdict.element(4)),
                codes(verdict, 5, 9));
    }

    private void openError(Segment ik3) {
        closeError();
        error = ik3;
    }

    /** Triggers belong to the element before them, or else to the segment. */
    private void context(Segment ctx) {
        if (!ctx.component(1, 1).equals(Ack999Segments.SITUATIONAL)) {
            if (unit == null) unit = new Unit(ctx.component(1, 1), ctx.component(1, 2));
        } else if (elements.isEmpty()) triggers.add(trigger(ctx));
        else elements.add(with(elements.removeLast(), trigger(ctx)));
    }

    private static ElementError with(ElementError error, Trigger trigger) {
        var all = new ArrayList<>(error.triggers());
        all.add(trigger);
        return new ElementError(
                error.element(),
                error.component(),
                error.repetition(),
                error.reference(),
                error.code(),
                error.value(),
                all);
    }

    private static Trigger trigger(Segment ctx) {
        return new Trigger(
                ctx.element(2),
                number(ctx.element(3)),
                ctx.element(4),
                number(ctx.component(5, 1)),
                number(ctx.component(5, 2)),
                number(ctx.component(5, 3)));
    }

    private static ElementError element(Segment ik4) {
        return new ElementError(
                number(ik4.component(1, 1)),
                number(ik4.component(1, 2)),
                number(ik4.component(1, 3)),
                number(ik4.element(2)),
                ik4.element(3),
                ik4.element(4),
                List.of());
    }

    private void closeError() {
        if (error.has(1))
            segments.add(new SegmentError(
                    error.element(1),
                    number(error.element(2)),
                    error.element(3),
                    error.element(4),
                    triggers,
                    Optional.ofNullable(unit),
                    elements));
        error = Segment.of("IK3");
        unit = null;
        triggers.clear();
        elements.clear();
    }

    private void closeSet(Segment ik5) {
        closeError();
        sets.add(new SetAnswer(
                set.element(1),
                set.element(2),
                set.element(3),
                segments,
                Verdict.of(ik5.element(1)),
                codes(ik5, 2, 6)));
        segments.clear();
    }

    private static List<String> codes(Segment segment, int from, int to) {
        var codes = new ArrayList<String>();
        for (int i = from; i <= to; i++) if (segment.has(i)) codes.add(segment.element(i));
        return codes;
    }

    private static int number(String text) {
        return Repeatable.digits(text) && text.length() <= 9 ? Integer.parseInt(text) : 0;
    }
}
