package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.schema.Discriminator;
import io.x12gateway.edi.schema.LoopPlan;
import io.x12gateway.edi.schema.Part;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.schema.TransactionPlan;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the place of every segment of a transaction set in its guide: nearest loop first, from where it stands onward,
 * then the loops around it. What has no place becomes one finding, and what follows from the same fault none.
 */
final class StructureMatcher {
    private final TransactionPlan plan;
    private final Findings findings;
    private final Deque<Frame> open = new ArrayDeque<>();
    private Set<String> absorbed = Set.of();

    StructureMatcher(TransactionPlan plan, Findings findings) {
        this.plan = plan;
        this.findings = findings;
        open.push(new Frame(plan.root()));
    }

    /** @param next the segment after this one, null if it is the last; null is returned if it has no place */
    @Nullable
    Placed place(Segment segment, @Nullable Segment next) {
        if (absorbed.contains(segment.id())) return null;
        absorbed = Set.of();
        var within = find(segment, true);
        if (within != null) return enter(within, segment);
        var over = find(segment, false);
        if (over != null && looksLike(over.part, segment)) return enter(over, segment);
        var reopened = missingOpener(segment, next);
        if (reopened != null) return reopened;
        if (over != null) return enter(over, segment);
        var late = outOfOrder(segment);
        if (late != null) return late;
        if (!unknownUse(segment)) unexpected(segment);
        return null;
    }

    void end(Segment trailer) {
        while (!open.isEmpty()) open.pop().close(trailer);
    }

    private record Match(Frame frame, int index, Part part) {}

    private @Nullable Match find(Segment segment, boolean withinLimits) {
        for (var frame : open) {
            var parts = frame.loop.parts();
            for (int i = 0; i < parts.size(); i++) {
                var part = parts.get(i);
                if (part.slot() < frame.slot || !part.fits(segment)) continue;
                if (i == 0 && frame.isLoop()) continue;
                if (!withinLimits || frame.counts[i] < part.max()) return new Match(frame, i, part);
            }
        }
        return null;
    }

    private Placed enter(Match match, Segment segment) {
        while (open.element() != match.frame) open.pop().close(segment);
        match.frame.advance(match.part.slot(), segment);
        return count(match, segment);
    }

    private Placed count(Match match, Segment segment) {
        int count = ++match.frame.counts[match.index];
        if (count == match.part.max() + 1) tooMany(match, segment);
        return switch (match.part) {
            case SegmentPlan use -> new Placed(segment, match.frame.loop.code(), use, false);
            case LoopPlan loop -> {
                open.push(new Frame(loop));
                yield new Placed(segment, loop.code(), loop.opener(), true);
            }
        };
    }

    private void tooMany(Match match, Segment segment) {
        int max = match.part.max();
        if (match.part instanceof LoopPlan loop)
            findings.add(Fault.of(FindingCode.LOOP_TOO_MANY, Level.SNIP1, Place.segment(loop.code(), segment))
                    .expected("at most " + max)
                    .message("Loop %s stands more than %d times.".formatted(loop.code(), max))
                    .fix("Leave out what is too much, or split it over several transaction sets.")
                    .codes(AckCodes.segment("4")));
        else
            findings.add(Fault.of(
                            FindingCode.SEGMENT_TOO_MANY, Level.SNIP1, Place.segment(match.frame.loop.code(), segment))
                    .expected("at most " + max)
                    .message("%s stands more than %d times%s.".formatted(named(match.part), max, in(match.frame)))
                    .fix("Remove the extra " + segment.id() + ".")
                    .codes(AckCodes.segment("5")));
    }

    private static String named(Part part) {
        var opener = part.opener();
        return opener.title().isEmpty() ? opener.id() : opener.id() + " (" + opener.title() + ")";
    }

    private static String in(Frame frame) {
        return frame.isLoop() ? " in loop " + frame.loop.code() : "";
    }

    /** A segment of the open loop that comes after its turn. */
    private @Nullable Placed outOfOrder(Segment segment) {
        var frame = open.element();
        var parts = frame.loop.parts();
        for (int i = frame.isLoop() ? 1 : 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (!part.fits(segment) || part.slot() >= frame.slot) continue;
            if (frame.counts[i] >= part.max()) continue;
            findings.add(
                    Fault.of(FindingCode.SEGMENT_OUT_OF_ORDER, Level.SNIP1, Place.segment(frame.loop.code(), segment))
                            .message("%s stands too late%s.".formatted(named(part), in(frame)))
                            .fix("Move it to its place in the order of the guide.")
                            .codes(AckCodes.segment("7")));
            return count(new Match(frame, i, part), segment);
        }
        return null;
    }

    /**
     * A segment that could only stand in a loop which was not opened: its opening segment is missing. If the opening
     * segment comes next, it is this segment that is misplaced. For a loop that need not be there, the next segment must
     * be one of that loop, too.
     */
    private @Nullable Placed missingOpener(Segment segment, @Nullable Segment next) {
        for (var frame : open) {
            var parts = frame.loop.parts();
            for (int i = 0; i < parts.size(); i++) {
                if (!(parts.get(i) instanceof LoopPlan loop) || loop.slot() < frame.slot) continue;
                if (next != null && loop.fits(next)) continue;
                boolean certain = loop.required() && frame.counts[i] == 0
                        || next != null && loop.segmentIds().contains(next.id());
                var inner = inside(loop, segment, certain);
                if (inner != null) return reopen(frame, i, loop, inner, segment);
            }
        }
        return null;
    }

    private static @Nullable Part inside(LoopPlan loop, Segment segment, boolean segmentsToo) {
        for (var part : loop.parts().subList(1, loop.parts().size()))
            if (part.fits(segment) && looksLike(part, segment) && (segmentsToo || part instanceof LoopPlan))
                return part;
        return null;
    }

    private Placed reopen(Frame frame, int index, LoopPlan loop, Part inner, Segment segment) {
        while (open.element() != frame) open.pop().close(segment);
        frame.advance(loop.slot(), segment);
        frame.counts[index]++;
        findings.add(missing(loop.code(), loop, segment));
        var opened = new Frame(loop);
        open.push(opened);
        opened.advance(inner.slot(), segment);
        return count(new Match(opened, loop.parts().indexOf(inner), inner), segment);
    }

    /** Whether the first element holds one of the codes that the guide lists for this use. */
    private static boolean looksLike(Part part, Segment segment) {
        var first = part.opener().element(1);
        return first.isEmpty()
                || first.get().values().isEmpty()
                || first.get().values().contains(segment.element(1));
    }

    /** The segment may stand here, but no use of it has this qualifier. False if it may not stand here at all. */
    private boolean unknownUse(Segment segment) {
        for (var frame : open) {
            var uses = new TreeSet<String>();
            var below = new HashSet<String>();
            Discriminator by = null;
            int slot = 0;
            for (var part : frame.loop.parts()) {
                var told = part.opener().discriminator();
                if (part.slot() < frame.slot || !part.named(segment.id()) || told == null) continue;
                by = told;
                slot = part.slot();
                uses.addAll(told.values());
                if (part instanceof LoopPlan loop) below.addAll(loop.segmentIds());
            }
            if (by == null) continue;
            while (open.element() != frame) open.pop().close(segment);
            frame.advance(slot, segment);
            frame.excuse(slot);
            below.remove(segment.id());
            absorbed = below;
            wrongQualifier(frame, segment, by, uses);
            return true;
        }
        return false;
    }

    private void wrongQualifier(Frame frame, Segment segment, Discriminator by, Set<String> uses) {
        var value = by.valueIn(segment);
        var location = Place.element(frame.loop.code(), segment, by.element(), by.component(), 0, 0);
        if (value.isEmpty())
            findings.add(Fault.of(FindingCode.ELEMENT_MISSING, Level.SNIP1, location)
                    .expected("one of " + Fault.list(uses))
                    .message(location.label() + " is empty, so it can't be told which " + segment.id() + " this is.")
                    .fix("Fill in the qualifier.")
                    .codes(AckCodes.element("1")));
        else
            findings.add(Fault.of(FindingCode.ELEMENT_CODE, Level.SNIP2, location)
                    .value(Masking.shown(value))
                    .expected("one of " + Fault.list(uses))
                    .message("%s is \"%s\", which the guide does not allow here."
                            .formatted(location.label(), Masking.shown(value)))
                    .fix("Use one of the codes that the guide lists.")
                    .codes(AckCodes.element("7")));
    }

    private void unexpected(Segment segment) {
        absorbed = belowOpener(plan.root(), segment);
        var location = Place.segment(open.element().loop.code(), segment);
        var id = Masking.shown(segment.id());
        if (!SegmentIds.wellFormed(segment.id()))
            findings.add(Fault.of(FindingCode.SEGMENT_UNKNOWN, Level.SNIP1, location)
                    .message("\"%s\" is no segment id.".formatted(id))
                    .fix("Look for a terminator too many, or one inside data.")
                    .codes(AckCodes.transaction("5")));
        else if (!SegmentIds.known(segment.id()) && !plan.standardIds().contains(segment.id()))
            findings.add(Fault.of(FindingCode.SEGMENT_UNKNOWN, Level.SNIP1, location)
                    .message("X12 005010 has no segment %s.".formatted(id))
                    .fix("Remove it.")
                    .codes(AckCodes.segment("1")));
        else if (!plan.standardIds().contains(segment.id()))
            findings.add(Fault.of(FindingCode.SEGMENT_NOT_IN_SET, Level.SNIP1, location)
                    .message("A %s has no segment %s.".formatted(plan.type(), id))
                    .fix("Remove it.")
                    .codes(AckCodes.segment("6")));
        else
            findings.add(Fault.of(FindingCode.SEGMENT_UNEXPECTED, Level.SNIP1, location)
                    .message("%s may not stand here.".formatted(id))
                    .fix("Remove it, or move it to its loop.")
                    .codes(AckCodes.segment("2")));
    }

    /** If the segment opens a loop elsewhere, what stands in that loop goes with it. */
    private static Set<String> belowOpener(LoopPlan in, Segment segment) {
        var ids = new HashSet<String>();
        for (var part : in.parts()) {
            if (!(part instanceof LoopPlan loop)) continue;
            if (loop.named(segment.id()) && loop.fits(segment)) {
                var inside = new HashSet<>(loop.segmentIds());
                inside.remove(segment.id());
                return inside;
            }
            ids.addAll(belowOpener(loop, segment));
        }
        return ids;
    }

    private static Finding missing(String loop, Part part, Segment found) {
        var id = part.opener().id();
        var location = Place.missing(loop, id, found);
        if (part instanceof LoopPlan)
            return Fault.of(FindingCode.LOOP_MISSING, Level.SNIP2, location)
                    .expected(named(part))
                    .message("Loop %s is missing: %s should open it before this segment.".formatted(loop, named(part)))
                    .fix("Add the loop.")
                    .codes(AckCodes.segment("3"));
        return Fault.of(FindingCode.SEGMENT_MISSING, Level.SNIP1, location)
                .expected(named(part))
                .message("%s is missing%s.".formatted(named(part), loop.isEmpty() ? "" : " in loop " + loop))
                .fix("Add the segment.")
                .codes(AckCodes.segment("3"));
    }

    /** An open loop: how far it has come and how often each of its parts stood. */
    private final class Frame {
        private final LoopPlan loop;
        private final int[] counts;
        private final @Nullable Segment[] passedBy;
        private final Set<Integer> excused = new HashSet<>();
        private int slot;

        Frame(LoopPlan loop) {
            this.loop = loop;
            this.counts = new int[loop.parts().size()];
            this.passedBy = new @Nullable Segment[counts.length];
            if (isLoop()) {
                counts[0] = 1;
                slot = loop.parts().getFirst().slot();
            }
        }

        boolean isLoop() {
            return !loop.code().isEmpty();
        }

        /** Goes on to a slot and remembers which segment was found where required parts should have been. */
        void advance(int to, Segment found) {
            for (int i = 0; i < counts.length; i++) {
                int at = loop.parts().get(i).slot();
                if (at >= slot && at < to && counts[i] == 0 && passedBy[i] == null) passedBy[i] = found;
            }
            slot = Math.max(slot, to);
        }

        void excuse(int slotAtFault) {
            excused.add(slotAtFault);
        }

        void close(Segment found) {
            for (int i = 0; i < counts.length; i++) {
                var part = loop.parts().get(i);
                if (counts[i] >= part.min() || excused.contains(part.slot())) continue;
                var instead = passedBy[i] == null ? found : passedBy[i];
                var code = part instanceof LoopPlan inner ? inner.code() : loop.code();
                findings.add(missing(code, part, instead));
            }
        }
    }
}
