package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.acknowledgment.Ack999.ElementError;
import io.x12gateway.edi.acknowledgment.Ack999.SegmentError;
import io.x12gateway.edi.acknowledgment.Ack999.SetAnswer;
import io.x12gateway.edi.envelope.Segment;

import java.util.ArrayList;
import java.util.List;

/** Reads the segments of a 999 that somebody sent. Leaves out what it does not know and never fails. */
final class Ack999Reading {
    private final List<Segment> body;
    private final List<SetAnswer> sets = new ArrayList<>();
    private final List<SegmentError> segments = new ArrayList<>();
    private final List<ElementError> elements = new ArrayList<>();
    private Segment group = Segment.of("AK1");
    private Segment set = Segment.of("AK2");
    private Segment error = Segment.of("IK3");
    private String businessUnit = "";

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

    private void context(Segment ctx) {
        if (!ctx.component(1, 1).equals("SITUATIONAL TRIGGER") && businessUnit.isEmpty())
            businessUnit = ctx.component(1, 2);
    }

    private static ElementError element(Segment ik4) {
        return new ElementError(
                number(ik4.component(1, 1)),
                number(ik4.component(1, 2)),
                number(ik4.component(1, 3)),
                number(ik4.element(2)),
                ik4.element(3),
                ik4.element(4));
    }

    private void closeError() {
        if (error.has(1))
            segments.add(new SegmentError(
                    error.element(1),
                    number(error.element(2)),
                    error.element(3),
                    error.element(4),
                    businessUnit,
                    elements));
        error = Segment.of("IK3");
        businessUnit = "";
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
