package io.x12gateway.edi.schema;

import io.x12gateway.edi.envelope.Segment;

/** One line of a loop's table: a use of a segment, or a loop inside the loop. */
public sealed interface Part permits SegmentPlan, LoopPlan {
    /** No limit, as an {@link #max()}. */
    int UNBOUNDED = 99_999;

    /** Parts of one slot may come in any order and mixed; slots come in ascending order. */
    int slot();

    int min();

    int max();

    /** The segment itself, or the segment that opens the loop. */
    SegmentPlan opener();

    default boolean required() {
        return min() > 0;
    }

    /** Whether this segment is this use, or opens this loop. */
    default boolean fits(Segment segment) {
        return opener().describes(segment);
    }

    default boolean named(String segmentId) {
        return opener().id().equals(segmentId);
    }
}
