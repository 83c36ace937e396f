package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.acknowledgment.Ack999.ElementError;
import io.x12gateway.edi.acknowledgment.Ack999.SegmentError;
import io.x12gateway.edi.acknowledgment.Ack999.SetAnswer;
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
    private static final int COUNT_MAX = 999_999;

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
                Repeatable.digits(answer.controlNumber())
                                && answer.controlNumber().length() <= 9
                        ? answer.controlNumber()
                        : "0",
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
        if (Repeatable.text(error.businessUnit(), 35, delimiters))
            segments.add(Segment.of("CTX", "TRN02" + COMPONENT + error.businessUnit()));
        for (var element : error.elements()) element(element);
    }

    private void element(ElementError error) {
        var reference = error.reference() > 0 ? Integer.toString(error.reference()) : "";
        segments.add(Segment.of("IK4", position(error), reference, error.code(), fixed(error.value(), 1, 99, "")));
    }

    private static String position(ElementError error) {
        var text = new StringBuilder().append(Math.min(error.element(), 99));
        if (error.component() > 0 || error.repetition() > 0) text.append(COMPONENT);
        if (error.component() > 0) text.append(Math.min(error.component(), 99));
        if (error.repetition() > 0) text.append(COMPONENT).append(Math.min(error.repetition(), 9999));
        return text.toString();
    }

    private static Segment withCodes(List<String> codes, String id, String... elements) {
        var all = new ArrayList<>(List.of(elements));
        all.addAll(codes);
        return Segment.of(id, all.toArray(String[]::new));
    }

    private String fixed(String text, int min, int max, String otherwise) {
        return text.length() >= min && Repeatable.text(text, max, delimiters) ? text : otherwise;
    }

    private static String count(int number) {
        return Integer.toString(Math.clamp(number, 0, COUNT_MAX));
    }
}
