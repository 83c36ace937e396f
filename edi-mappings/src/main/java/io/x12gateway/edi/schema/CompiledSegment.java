package io.x12gateway.edi.schema;

import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A {@link SegmentPlan} as tables over bytes: whether a segment has every element as the guide wants it. */
public final class CompiledSegment {
    private final SegmentPlan plan;
    private final int number;
    private final int told;
    private final int toldComponent;
    private final @Nullable CodeSet tellers;
    private final CompiledElement[] elements;
    private final int lastRequired;
    private final SyntaxNote.Type[] noteTypes;
    private final long[] noteMasks;
    private final long[] noteFirsts;

    /** Positions without any of which every syntax note holds; all of them if one note always asks for something. */
    private final long notable;

    CompiledSegment(SegmentPlan plan, int number) {
        this.plan = plan;
        this.number = number;
        var by = plan.discriminator();
        told = by == null ? 0 : by.element();
        toldComponent = by == null ? 0 : by.component();
        tellers = by == null ? null : new CodeSet(by.values());
        elements = plan.elements().stream().map(CompiledElement::new).toArray(CompiledElement[]::new);
        lastRequired = lastRequired(plan.elements());
        int notes = plan.notes().size();
        noteTypes = new SyntaxNote.Type[notes];
        noteMasks = new long[notes];
        noteFirsts = new long[notes];
        for (int i = 0; i < notes; i++) {
            var note = plan.notes().get(i);
            noteTypes[i] = note.type();
            noteFirsts[i] = 1L << note.positions().getFirst();
            for (int position : note.positions()) noteMasks[i] |= 1L << position;
        }
        notable = notable(plan.notes());
        if (elements.length >= Long.SIZE) throw new IllegalStateException(plan.id() + " has too many elements");
    }

    private static long notable(List<SyntaxNote> notes) {
        long positions = 0;
        for (var note : notes)
            switch (note.type()) {
                case REQUIRED -> positions = -1;
                case CONDITIONAL, LIST -> positions |= 1L << note.positions().getFirst();
                case PAIRED, EXCLUSION -> {
                    for (int position : note.positions()) positions |= 1L << position;
                }
            }
        return positions;
    }

    private static int lastRequired(List<ElementPlan> elements) {
        int last = 0;
        for (var element : elements) if (element.usage() == ElementPlan.Usage.REQUIRED) last = element.position();
        return last;
    }

    public SegmentPlan plan() {
        return plan;
    }

    /** Its number among the uses of segments in its schema, from 0. */
    public int number() {
        return number;
    }

    /** Whether a segment of the right id is this use: what the discriminator says. */
    boolean fits(SegmentView segment) {
        var codes = tellers;
        if (codes == null) return true;
        return codes.contains(segment, told, toldComponent);
    }

    /** Whether the first element, which as a rule says what the segment is about, holds a code that this use lists. */
    boolean looksRight(SegmentView segment) {
        return elements.length == 0 || elements[0].lists(segment, 1);
    }

    /** Whether every element is in order; builds nothing. */
    public boolean accepts(SegmentView segment) {
        int found = segment.elements();
        if (found > elements.length || found < lastRequired) return false;
        var starts = segment.starts();
        long present = 1; // the id
        for (int i = 1; i <= found; i++) {
            int from = starts[i];
            int to = starts[i + 1] - 1;
            if (from == to) {
                if (elements[i - 1].required()) return false;
            } else if (elements[i - 1].accepts(segment, i, from, to)) present |= 1L << i;
            else return false;
        }
        return (present & notable) == 0 || noted(present);
    }

    private boolean noted(long present) {
        for (int i = 0; i < noteTypes.length; i++) {
            long filled = present & noteMasks[i];
            boolean first = (present & noteFirsts[i]) != 0;
            boolean holds =
                    switch (noteTypes[i]) {
                        case PAIRED -> filled == 0 || filled == noteMasks[i];
                        case REQUIRED -> filled != 0;
                        case EXCLUSION -> Long.bitCount(filled) <= 1;
                        case CONDITIONAL -> !first || filled == noteMasks[i];
                        case LIST -> !first || Long.bitCount(filled) >= 2;
                    };
            if (!holds) return false;
        }
        return true;
    }
}
