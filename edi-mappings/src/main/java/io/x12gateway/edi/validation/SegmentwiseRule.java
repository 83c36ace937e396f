package io.x12gateway.edi.validation;

import io.x12gateway.edi.schema.SegmentPlan;

/**
 * A rule that does something of its own with each kind of segment. What that is, it says once per guide and use, so that
 * it need not be found out again at every segment.
 */
public interface SegmentwiseRule extends SituationalRule {
    @Override
    Onlooker onlooker(String loop, SegmentPlan use);

    @Override
    default void see(Placed placed, Findings findings) {
        onlooker(placed.loop(), placed.plan()).see(placed, findings);
    }
}
