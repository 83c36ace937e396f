package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.schema.SegmentPlan;

/**
 * A segment with its place in the guide.
 *
 * @param opens whether it opens its loop
 */
record Placed(Segment segment, String loop, SegmentPlan plan, boolean opens) {

    boolean opens(String loopCode) {
        return opens && loop.equals(loopCode);
    }

    boolean is(String id) {
        return segment.is(id);
    }

    String element(int number) {
        return segment.element(number);
    }

    Location at(int element) {
        int number = plan.element(element).map(e -> e.number()).orElse(0);
        return Place.element(loop, segment, element, 0, 0, number);
    }
}
