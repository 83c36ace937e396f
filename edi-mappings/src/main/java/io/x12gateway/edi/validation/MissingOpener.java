package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.schema.LoopPlan;
import io.x12gateway.edi.schema.Part;
import io.x12gateway.edi.schema.SegmentPlan;
import org.jspecify.annotations.Nullable;

/**
 * A possible reading of a segment that has no place: it belongs inside a loop of which the opening segment is missing.
 *
 * @param depth of the open loop in which the missing one should stand
 * @param stood how often the loop stood there already
 * @param index of the loop among the parts of the open one
 * @param inner what the segment is in the loop
 */
record MissingOpener(int depth, int stood, int index, LoopPlan loop, Part inner, Segment segment) {
    /** The next segment does not fit, and something that must be there would be passed by. */
    static final int NOT = 0;

    /** The loop may end before the next segment. */
    static final int MAYBE = 1;

    /** The next segment fits in the loop. */
    static final int WELL = 2;

    /** The loop must be there, and was not. */
    boolean awaited() {
        return loop.required() && stood == 0;
    }

    boolean mayStandAgain() {
        return stood < loop.max();
    }

    boolean opensInnerLoop() {
        return inner instanceof LoopPlan;
    }

    /** No such loop can be without this segment. */
    boolean bindsTheLoop() {
        return inner instanceof SegmentPlan && inner.required();
    }

    /** The code in its first element says what it is. */
    boolean byItsCode() {
        var first = inner.opener().element(1);
        return mayStandAgain() && first.isPresent() && first.get().codes().contains(segment.element(1));
    }

    /** How well the next segment goes with this reading. */
    int suits(@Nullable Segment next) {
        if (inner instanceof LoopPlan opened && suits(opened, opened.slotOfOpener(), next) == WELL) return WELL;
        return suits(loop, inner.slot(), next);
    }

    /** How well the next segment goes into a loop that has come to a slot. */
    static int suits(LoopPlan loop, int slot, @Nullable Segment next) {
        int neededAt = Integer.MAX_VALUE;
        for (var part : loop.parts())
            if (part.required() && part.slot() > slot) neededAt = Math.min(neededAt, part.slot());
        if (next != null)
            for (var part : loop.parts())
                if (part.slot() >= slot
                        && part.slot() <= neededAt
                        && part.fits(next)
                        && StructureMatcher.looksLike(part, next)) return WELL;
        return neededAt == Integer.MAX_VALUE ? MAYBE : NOT;
    }
}
