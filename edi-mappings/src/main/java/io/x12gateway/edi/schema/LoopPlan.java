package io.x12gateway.edi.schema;

import io.x12gateway.edi.envelope.Segment;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a guide says about one loop.
 *
 * @param code as the guide names it, such as {@code 2100C}; empty for the transaction set itself
 * @param parts in the guide's order; the first one opens the loop
 * @param notUsed what X12 has in this loop and the guide does not use, by segment id: with a segment that opens a loop,
 *     the ids of what follows it there
 */
public record LoopPlan(String code, int slot, int min, int max, List<Part> parts, Map<String, Set<String>> notUsed)
        implements Part {
    public LoopPlan {
        code = code.intern(); // asked for by literals, all the time
        parts = List.copyOf(parts);
        notUsed = Map.copyOf(notUsed);
    }

    @Override
    public SegmentPlan opener() {
        return parts.getFirst().opener();
    }

    /** Where the opening segment stands in the order of the loop. */
    public int slotOfOpener() {
        return parts.getFirst().slot();
    }

    /** Whether the segment, if there is one, opens this loop. */
    public boolean fitsAny(@Nullable Segment segment) {
        return segment != null && fits(segment);
    }

    /** Every segment id that may stand somewhere in this loop or below it. */
    public Set<String> segmentIds() {
        var ids = new HashSet<String>();
        for (var part : parts)
            switch (part) {
                case SegmentPlan segment -> ids.add(segment.id());
                case LoopPlan loop -> ids.addAll(loop.segmentIds());
            }
        return ids;
    }
}
