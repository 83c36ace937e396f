package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.schema.CompiledLoop;
import io.x12gateway.edi.schema.Part;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A loop that stands open: how far it has come and how often each of its parts stood. Used again for the next loop. */
final class OpenLoop {
    private CompiledLoop loop;
    private int[] counts;
    private int slot;
    private @Nullable Segment[] passedBy = {};
    private Set<Integer> excused = Set.of();
    private Set<String> late = Set.of();
    private boolean assumed;

    /** The parts that stood, as bits; only where the loop is narrow. */
    private long stood;

    OpenLoop(CompiledLoop loop) {
        this.loop = loop;
        this.counts = new int[loop.size()];
        open(loop);
    }

    void open(CompiledLoop opened) {
        loop = opened;
        if (counts.length < opened.size()) counts = new int[opened.size()];
        else Arrays.fill(counts, 0, opened.size(), 0);
        if (passedBy.length > 0) passedBy = new Segment[0];
        if (!excused.isEmpty()) excused = Set.of();
        if (!late.isEmpty()) late = Set.of();
        assumed = false;
        slot = 0;
        stood = 0;
        if (opened.isLoop()) {
            counts[0] = 1;
            stood = 1;
            slot = opened.slot(0);
        }
    }

    CompiledLoop loop() {
        return loop;
    }

    String code() {
        return loop.plan().code();
    }

    boolean isLoop() {
        return loop.isLoop();
    }

    int slot() {
        return slot;
    }

    /** Counts the part once more. */
    int stands(int part) {
        stood |= 1L << part;
        return ++counts[part];
    }

    int[] counts() {
        return counts;
    }

    int size() {
        return loop.size();
    }

    Part part(int index) {
        return loop.plan().parts().get(index);
    }

    /** Goes on to the slot of a part. */
    void advanceTo(int part, StructureMatcher matcher) {
        if (loop.narrow() && (loop.awaitedBefore(part) & ~stood) == 0) slot = Math.max(slot, loop.slot(part));
        else advance(loop.slot(part), matcher);
    }

    /** Goes on to a slot and remembers which segment was found where required parts should have been. */
    void advance(int to, StructureMatcher matcher) {
        if (to <= slot) return;
        for (int n = 0; n < loop.required(); n++) {
            int part = loop.required(n);
            if (counts[part] == 0 && loop.slot(part) >= slot && loop.slot(part) < to) passBy(part, matcher.here());
        }
        slot = to;
    }

    private void passBy(int part, Segment found) {
        if (passedBy.length == 0) passedBy = new Segment[loop.size()];
        if (passedBy[part] == null) passedBy[part] = found;
    }

    /** The loop was opened by a segment inside of it. */
    void assume() {
        assumed = true;
    }

    boolean assumed() {
        return assumed;
    }

    /** Whether this is the first time that such a segment comes after its turn. */
    boolean late(String segmentId) {
        if (late.isEmpty()) late = new HashSet<>();
        return late.add(segmentId);
    }

    /** What is missing in this slot needs no finding of its own. */
    void excuse(int slotAtFault) {
        if (excused.isEmpty()) excused = new HashSet<>();
        excused.add(slotAtFault);
    }

    /** Tells of every required part that did not come. */
    void close(StructureMatcher matcher) {
        if (loop.narrow() && (loop.awaited() & ~stood) == 0) return;
        for (int n = 0; n < loop.required(); n++) {
            int index = loop.required(n);
            if (counts[index] >= loop.minimum(index)) continue;
            var part = part(index);
            if (excused.contains(part.slot())) continue;
            var instead = index < passedBy.length ? passedBy[index] : null;
            matcher.missing(this, part, instead == null ? matcher.here() : instead);
        }
    }
}
