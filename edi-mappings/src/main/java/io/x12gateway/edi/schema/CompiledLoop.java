package io.x12gateway.edi.schema;

import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A {@link LoopPlan} as tables: which of its parts a segment may be is found by the packed segment id. */
public final class CompiledLoop {
    private static final int[] NOBODY = {};

    private final LoopPlan plan;
    private final int[] slots;
    private final int[] limits;
    private final int[] required;
    private final CompiledSegment[] openers;
    private final @Nullable CompiledLoop[] loops;
    private final boolean[] ambiguous;
    private final long[] ids;
    private final int[][] candidates;
    private final int shift;

    /** @param insideLevels ids of segments that stand right in a hierarchical level of the set */
    CompiledLoop(LoopPlan plan, CompiledSchema.Numbering numbering, Set<String> insideLevels) {
        this.plan = plan;
        int size = plan.parts().size();
        slots = new int[size];
        limits = new int[size];
        openers = new CompiledSegment[size];
        loops = new @Nullable CompiledLoop[size];
        ambiguous = new boolean[size];
        Map<Long, List<Integer>> byId = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            var part = plan.parts().get(i);
            slots[i] = part.slot();
            limits[i] = part.max();
            switch (part) {
                case SegmentPlan segment -> openers[i] = new CompiledSegment(segment, numbering.next());
                case LoopPlan loop -> {
                    ambiguous[i] = insideLevels.contains(loop.opener().id());
                    var inner = new CompiledLoop(loop, numbering, insideLevels);
                    loops[i] = inner;
                    openers[i] = inner.opener();
                }
            }
            boolean opensThisLoop = i == 0 && isLoop();
            if (!opensThisLoop)
                byId.computeIfAbsent(id(part.opener()), any -> new ArrayList<>())
                        .add(i);
        }
        required = IntStream.range(0, size)
                .filter(i -> plan.parts().get(i).required())
                .toArray();
        int table = Integer.highestOneBit(Math.max(4, byId.size() * 4 - 1));
        shift = Long.SIZE - Integer.numberOfTrailingZeros(table);
        ids = new long[table];
        candidates = new int[table][];
        byId.forEach((id, parts) -> put(id, parts.stream().mapToInt(i -> i).toArray()));
    }

    private static long id(SegmentPlan segment) {
        var bytes = segment.id().getBytes(StandardCharsets.ISO_8859_1);
        return SegmentView.key(bytes, 0, bytes.length);
    }

    private void put(long id, int[] parts) {
        int at = slot(id);
        while (ids[at] != 0) at = at + 1 & ids.length - 1;
        ids[at] = id;
        candidates[at] = parts;
    }

    private int slot(long id) {
        return (int) (id * 0x9E3779B97F4A7C15L >>> shift);
    }

    public LoopPlan plan() {
        return plan;
    }

    public boolean isLoop() {
        return !plan.code().isEmpty();
    }

    /** How many parts it has: the length of what {@link #find} counts. */
    public int size() {
        return slots.length;
    }

    public int slot(int part) {
        return slots[part];
    }

    /** How often the part may stand there. */
    public int limit(int part) {
        return limits[part];
    }

    /** Whether the segment that opens the part may as well stand in a level of which the HL is missing. */
    public boolean ambiguous(int part) {
        return ambiguous[part];
    }

    /** How many parts must stand there. */
    public int required() {
        return required.length;
    }

    /** The index of the {@code n}th part that must stand there. */
    public int required(int n) {
        return required[n];
    }

    /** The segment that is the part, or opens it. */
    public CompiledSegment opener(int part) {
        return openers[part];
    }

    CompiledSegment opener() {
        return openers[0];
    }

    /** The loop that is the part; null if it is a segment. */
    public @Nullable CompiledLoop loop(int part) {
        return loops[part];
    }

    /**
     * The first part that the segment is, at or after a slot and within its limit; negative if there is none. A part
     * that lists other codes for the segment's first element is not taken here, though it may turn out to be meant.
     *
     * @param counts how often each part stood already
     */
    public int find(SegmentView segment, int fromSlot, int[] counts) {
        for (int part : candidates(segment.idKey()))
            if (slots[part] >= fromSlot
                    && counts[part] < limits[part]
                    && openers[part].fits(segment)
                    && openers[part].looksRight(segment)) return part;
        return -1;
    }

    private int[] candidates(long id) {
        int at = slot(id);
        while (ids[at] != id) {
            if (ids[at] == 0) return NOBODY;
            at = at + 1 & ids.length - 1;
        }
        return id == 0 ? NOBODY : candidates[at];
    }
}
