package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.schema.SegmentPlan;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Remembers where an element stood, for a rule that learns only later that something is wrong with it. Used again and again. */
public final class Mark {
    private String loop = "";
    private @Nullable SegmentPlan plan;
    private int position;
    private int element;
    private long offset;
    private long length;
    private long segmentOffset;
    private boolean set;

    public void set(Placed placed, int markedElement) {
        var view = placed.view();
        var use = placed.plan();
        if (plan != use) plan = use; // as a rule it was the same the last time
        if (!loop.equals(placed.loop())) loop = placed.loop();
        position = placed.position();
        element = markedElement;
        segmentOffset = view.offset();
        offset = segmentOffset + view.start(markedElement) - view.start(0);
        length = view.length(markedElement);
        set = true;
    }

    public void clear() {
        set = false;
    }

    public boolean isSet() {
        return set;
    }

    /** Of the marked segment, ST = 1. */
    public int position() {
        return position;
    }

    /** Where the element stands. */
    public Location at() {
        var use = Objects.requireNonNull(plan, "not set");
        int number = element <= use.elements().size()
                ? use.elements().get(element - 1).number()
                : 0;
        return new Location(loop, use.id(), position, element, 0, 0, number, new ByteSpan(offset, length));
    }

    /** Where a segment is missing that belongs to the marked one. */
    public Location missing(String inLoop, String id) {
        return new Location(inLoop, id, position, 0, 0, 0, 0, new ByteSpan(segmentOffset, 0));
    }
}
