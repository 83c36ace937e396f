package io.x12gateway.edi.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a guide says about one loop.
 *
 * @param code as the guide names it, such as {@code 2100C}; empty for the transaction set itself
 * @param parts in the guide's order; the first one opens the loop
 */
public record LoopPlan(String code, int slot, int min, int max, List<Part> parts) implements Part {
    public LoopPlan {
        parts = List.copyOf(parts);
    }

    @Override
    public SegmentPlan opener() {
        return parts.getFirst().opener();
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
