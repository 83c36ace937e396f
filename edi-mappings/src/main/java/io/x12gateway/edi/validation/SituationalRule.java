package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Segment;

/**
 * A rule that no grammar can hold: it looks at several segments, or at the meaning of a value. One instance judges one
 * transaction set: it sees every segment that has a place in the guide, in order, and then the end.
 */
interface SituationalRule {

    void see(Placed placed, Findings findings);

    /** A segment that has no place in the guide, of which the grammar has told. */
    default void misplaced(Segment segment) {}

    /** The transaction set is complete; not called for one that was cut off. */
    default void end(Findings findings) {}
}
