package io.x12gateway.edi.schema;

import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A {@link LoopPlan} as tables: which of its parts a segment may be is found by the packed segment id. */
public final class CompiledLoop {
    private final LoopPlan plan;
    private final int[] slots;
    private final int[] limits;
    private final int[] required;
    private final int[] minimums;

    /** For each part, those that must stand before it, as bits; only where {@link #narrow}. */
    private final long[] awaited;

    /** Those that must stand there, as bits, unless one must stand twice. */
    private final long awaitedInAll;

    /** Whether the parts can be counted as bits. */
    private final boolean narrow;

    private final CompiledSegment[] openers;
    private final @Nullable CompiledLoop[] loops;
    private final boolean[] ambiguous;

    /** What may stand here or open what may, by the number of its segment id. */
    private final @Nullable Uses[] uses;

    /** @param insideLevels ids of segments that stand right in a hierarchical level of the set */
    CompiledLoop(LoopPlan plan, CompiledSchema.Numbering numbering, Set<String> insideLevels) {
        this.plan = plan;
        int size = plan.parts().size();
        slots = new int[size];
        limits = new int[size];
        openers = new CompiledSegment[size];
        loops = new @Nullable CompiledLoop[size];
        ambiguous = new boolean[size];
        Map<Integer, List<Integer>> byId = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            var part = plan.parts().get(i);
            slots[i] = part.slot();
            limits[i] = part.max();
            switch (part) {
                case SegmentPlan segment ->
                    openers[i] = new CompiledSegment(segment, numbering.next(), plan.code(), i == 0 && isLoop());
                case LoopPlan loop -> {
                    ambiguous[i] = insideLevels.contains(loop.opener().id());
                    var inner = new CompiledLoop(loop, numbering, insideLevels);
                    loops[i] = inner;
                    openers[i] = inner.opener();
                }
            }
            boolean opensThisLoop = i == 0 && isLoop();
            if (!opensThisLoop)
                byId.computeIfAbsent(numbering.of(part.opener()), any -> new ArrayList<>())
                        .add(i);
        }
        required = IntStream.range(0, size)
                .filter(i -> plan.parts().get(i).required())
                .toArray();
        minimums = plan.parts().stream().mapToInt(Part::min).toArray();
        uses = new @Nullable Uses[numbering.ids().size() + 1];
        byId.forEach((id, alike) -> uses[id] = new Uses(alike, openers));
        narrow = size <= Long.SIZE && Arrays.stream(required).allMatch(part -> minimums[part] == 1);
        awaited = new long[size];
        for (int i = 0; narrow && i < size; i++)
            for (int part : required) if (slots[part] < slots[i]) awaited[i] |= 1L << part;
        awaitedInAll =
                narrow ? Arrays.stream(required).mapToLong(part -> 1L << part).sum() : 0;
    }

    /** The parts that begin with one segment id, by the code that tells them apart. */
    private static final class Uses {
        private final int[] all;
        private final CompiledSegment.@Nullable Teller teller;
        private final PackedMap<int[]> byCode;
        private final int[] untold;

        Uses(List<Integer> parts, CompiledSegment[] openers) {
            all = parts.stream().mapToInt(part -> part).toArray();
            teller = commonTeller(openers);
            var told = new LinkedHashMap<Long, int[]>();
            if (teller != null)
                for (int part : all)
                    for (long code : openers[part].told()) told.put(code, those(any -> openers[any].tells(code)));
            byCode = new PackedMap<>(told);
            untold = those(part -> openers[part].teller() == null);
        }

        /** Where all of them look, if they look anywhere; null if every one must be asked. */
        private CompiledSegment.@Nullable Teller commonTeller(CompiledSegment[] openers) {
            CompiledSegment.Teller common = null;
            for (int part : all) {
                var one = openers[part].teller();
                if (one == null) continue;
                if (!openers[part].toldByPackedCodes() || common != null && !common.equals(one)) return null;
                common = one;
            }
            return common;
        }

        private int[] those(IntPredicate wanted) {
            return Arrays.stream(all).filter(wanted).toArray();
        }

        /** Every part that the segment may be by what tells it. */
        int[] of(SegmentView segment) {
            var by = teller;
            if (by == null) return all;
            var parts = byCode.get(by.key(segment));
            return parts == null ? untold : parts;
        }
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

    /** Whether the parts can be counted as bits: they are few enough, and none must stand there twice. */
    public boolean narrow() {
        return narrow;
    }

    /** The parts that must stand before this one, as bits. */
    public long awaitedBefore(int part) {
        return awaited[part];
    }

    /** The parts that must stand there, as bits. */
    public long awaited() {
        return awaitedInAll;
    }

    /** How often the part must stand there. */
    public int minimum(int part) {
        return minimums[part];
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
     * @param id the segment's id, as {@link CompiledSchema#number} tells it
     * @param counts how often each part stood already
     */
    public int find(SegmentView segment, int id, int fromSlot, int[] counts) {
        var named = uses[id];
        if (named == null) return -1;
        boolean told = named.teller != null;
        for (int part : named.of(segment))
            if (slots[part] >= fromSlot
                    && counts[part] < limits[part]
                    && (told || openers[part].fits(segment))
                    && openers[part].looksRight(segment)) return part;
        return -1;
    }
}
