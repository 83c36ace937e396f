package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.schema.SegmentPlan;

/**
 * A rule that no grammar can hold: it looks at several segments, or at the meaning of a value. One instance judges one
 * transaction set after the other: each begins with {@link #begin}, then every segment of concern that has a place in the
 * guide is shown, in order, then comes the end.
 *
 * <p>Rules are on the hot path: where nothing is wrong they should build nothing. Ask {@link Placed#says} and
 * {@link Placed#has} rather than {@link Placed#element}.
 */
public interface SituationalRule extends Onlooker {

    /** Whether segments of this use are shown to {@link #see}; asked once per guide. */
    default boolean concerns(String loop, SegmentPlan use) {
        return true;
    }

    /** Who is shown the segments of a use that concerns the rule; asked once per guide. */
    default Onlooker onlooker(String loop, SegmentPlan use) {
        return this;
    }

    /** Forgets the last transaction set. */
    void begin();

    /** A segment that has no place in the guide, of which the grammar has told. */
    default void misplaced(Segment segment) {}

    /** The transaction set is complete; not called for one that was cut off. */
    default void end(Findings findings) {}
}
