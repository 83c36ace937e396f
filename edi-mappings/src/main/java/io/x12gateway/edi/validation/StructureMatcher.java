package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.CompiledLoop;
import io.x12gateway.edi.schema.CompiledSchema;
import io.x12gateway.edi.schema.Discriminator;
import io.x12gateway.edi.schema.LoopPlan;
import io.x12gateway.edi.schema.Part;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds the place of every segment of a transaction set in its guide: nearest loop first, from where it stands onward,
 * then the loops around it. That much is the hot run, and builds nothing. What has no place is diagnosed: it becomes one
 * finding, and what follows from the same fault none.
 */
final class StructureMatcher {
    private final CompiledSchema schema;
    private final List<OpenLoop> stack = new ArrayList<>();
    private final Placed placed = new Placed();
    private Findings findings = Findings.NOTHING;
    private int depth;
    private Set<String> absorbed = Set.of();
    private @Nullable SegmentView view;
    private @Nullable Segment here;

    StructureMatcher(CompiledSchema schema) {
        this.schema = schema;
    }

    /** The next transaction set. */
    void begin(Findings into) {
        findings = into;
        depth = 0;
        if (!absorbed.isEmpty()) absorbed = Set.of();
        push(schema.root());
    }

    /** The segment in its place; null if it has none. */
    @Nullable
    Placed place(SegmentView segment) {
        if (view != segment) view = segment;
        if (here != null) here = null;
        if (!absorbed.isEmpty()) {
            if (absorbed.contains(segment.id())) return null;
            absorbed = Set.of();
        }
        int id = schema.number(segment.idKey());
        for (int at = depth - 1; at >= 0; at--) {
            var frame = stack.get(at);
            int part = frame.loop().find(segment, id, frame.slot(), frame.counts());
            if (part < 0) continue;
            var otherwise = frame.loop().ambiguous(part) ? mistaken(at, part) : null;
            return otherwise != null ? otherwise : enter(at, part);
        }
        return diagnose(here());
    }

    void forget() {
        findings = Findings.NOTHING;
        view = null;
        here = null;
        placed.forget();
    }

    void end(SegmentView trailer) {
        view = trailer;
        here = null;
        while (depth > 0) pop();
    }

    /** The segment at hand, as a copy that lasts. */
    Segment here() {
        var segment = here;
        if (segment == null) {
            segment = Objects.requireNonNull(view, "no segment yet").segment();
            here = segment;
        }
        return segment;
    }

    /** Whether a loop stands open of which the opening segment is missing. */
    boolean assuming() {
        for (int at = 1; at < depth; at++) if (stack.get(at).assumed()) return true;
        return false;
    }

    void missing(OpenLoop in, Part part, Segment instead) {
        findings.add(missing(part instanceof LoopPlan inner ? inner.code() : in.code(), part, instead));
    }

    private void push(CompiledLoop loop) {
        if (depth < stack.size()) stack.get(depth).open(loop);
        else stack.add(new OpenLoop(loop));
        depth++;
    }

    private void pop() {
        depth--;
        stack.get(depth).close(this);
    }

    private OpenLoop innermost() {
        return stack.get(depth - 1);
    }

    /** Closes what stands inside the loop at this depth. */
    private OpenLoop backTo(int at) {
        while (depth > at + 1) pop();
        return innermost();
    }

    private Placed enter(int at, int part) {
        var frame = backTo(at);
        frame.advanceTo(part, this);
        return count(frame, part);
    }

    private Placed count(OpenLoop frame, int index) {
        int count = frame.stands(index);
        var use = frame.loop().opener(index);
        var inner = frame.loop().loop(index);
        if (count == frame.loop().limit(index) + 1) tooMany(frame, frame.part(index), here());
        var segment = Objects.requireNonNull(view, "no segment yet");
        if (inner == null) return placed.move(segment, use);
        push(inner);
        return placed.move(segment, use);
    }

    /** What the segment probably is, in the order in which the readings are likely. */
    private @Nullable Placed diagnose(Segment segment) {
        var next = Objects.requireNonNull(view, "no segment yet").following();
        var otherCode = fitting(segment, true);
        var oneMore = otherCode == null ? fitting(segment, false) : null;
        if (oneMore != null && looksLike(oneMore.part, segment)) return enter(oneMore.depth, oneMore.index);
        var opened = missingOpener(segment, next);
        if (opened != null) return opened;
        if (otherCode != null) return enter(otherCode.depth, otherCode.index);
        if (oneMore != null) return enter(oneMore.depth, oneMore.index);
        var late = outOfOrder(segment);
        if (late != null) return late;
        if (unknownUse(segment)) return null;
        opened = reopen(segment, next, MissingOpener::byItsCode);
        if (opened == null && !notUsed(segment)) unexpected(segment);
        return opened;
    }

    /** X12 has the segment in a loop that stands open, and the guide does not use it there. */
    private boolean notUsed(Segment segment) {
        for (int at = depth - 1; at >= 0; at--) {
            var frame = stack.get(at);
            var below = frame.loop().plan().notUsed().get(segment.id());
            if (below == null) continue;
            absorbed = without(segment.id(), below);
            findings.add(Fault.of(FindingCode.SEGMENT_NOT_USED, Level.SNIP2, Place.segment(frame.code(), segment))
                    .value(segment.id())
                    .expected("nothing")
                    .message("The guide does not use %s%s.".formatted(segment.id(), in(frame)))
                    .fix("Remove it.")
                    .codes(AckCodes.segment("I4")));
            return true;
        }
        return false;
    }

    private static Set<String> without(String id, Set<String> ids) {
        var others = new HashSet<>(ids);
        others.remove(id);
        return others;
    }

    private record Spot(int depth, int index, Part part) {}

    /** Where the segment could stand but for its code, or but for how often it stood there already. */
    private @Nullable Spot fitting(Segment segment, boolean withinLimits) {
        for (int at = depth - 1; at >= 0; at--) {
            var frame = stack.get(at);
            for (int i = frame.isLoop() ? 1 : 0; i < frame.size(); i++) {
                var part = frame.part(i);
                if (part.slot() < frame.slot() || !part.fits(segment)) continue;
                if (!withinLimits || frame.counts()[i] < part.max()) return new Spot(at, i, part);
            }
        }
        return null;
    }

    private void tooMany(OpenLoop in, Part part, Segment segment) {
        int max = part.max();
        if (part instanceof LoopPlan loop)
            findings.add(Fault.of(FindingCode.LOOP_TOO_MANY, Level.SNIP1, Place.segment(loop.code(), segment))
                    .expected("at most " + max)
                    .value(segment.id())
                    .message("Loop %s stands more than %d times.".formatted(loop.code(), max))
                    .fix("Leave out what is too much, or split it over several transaction sets.")
                    .codes(AckCodes.segment("4")));
        else
            findings.add(Fault.of(FindingCode.SEGMENT_TOO_MANY, Level.SNIP1, Place.segment(in.code(), segment))
                    .expected("at most " + max)
                    .value(segment.id())
                    .message("%s stands more than %d times%s.".formatted(named(part), max, in(in)))
                    .fix("Remove the extra " + segment.id() + ".")
                    .codes(AckCodes.segment("5")));
    }

    private static String named(Part part) {
        var opener = part.opener();
        return opener.title().isEmpty() ? opener.id() : opener.id() + " (" + opener.title() + ")";
    }

    private static String in(OpenLoop frame) {
        return frame.isLoop() ? " in loop " + frame.code() : "";
    }

    /** A segment of the open loop that comes after its turn. */
    private @Nullable Placed outOfOrder(Segment segment) {
        var frame = innermost();
        for (int i = frame.isLoop() ? 1 : 0; i < frame.size(); i++) {
            var part = frame.part(i);
            if (!part.fits(segment) || part.slot() >= frame.slot() || frame.counts()[i] >= part.max()) continue;
            if (frame.late(segment.id()))
                findings.add(
                        Fault.of(FindingCode.SEGMENT_OUT_OF_ORDER, Level.SNIP1, Place.segment(frame.code(), segment))
                                .value(segment.id())
                                .expected("before what stands in front of it")
                                .message("%s stands too late%s.".formatted(named(part), in(frame)))
                                .fix("Move it to its place in the order of the guide.")
                                .codes(AckCodes.segment("7")));
            return count(frame, i);
        }
        return null;
    }

    /**
     * A segment that could only stand in a loop which was not opened: its opening segment is missing. If the opening
     * segment comes next, it is this segment that is misplaced. For a loop that need not be there, the next segment must
     * be one of that loop, too. Of several such loops the one in which the next segment fits best is meant.
     */
    private @Nullable Placed missingOpener(Segment segment, @Nullable Segment next) {
        return reopen(segment, next, reading -> {
            if (reading.awaited() && !reading.loop().fitsAny(next)) return true;
            if (!reading.mayStandAgain()) return false;
            if (reading.loop().fitsAny(next))
                return reading.bindsTheLoop() && reading.loop().max() > 1;
            return reading.opensInnerLoop()
                    || reading.bindsTheLoop()
                    || next != null && reading.loop().segmentIds().contains(next.id());
        });
    }

    private @Nullable Placed reopen(Segment segment, @Nullable Segment next, Predicate<MissingOpener> likely) {
        MissingOpener best = null;
        for (int at = depth - 1; at >= 0; at--) {
            var frame = stack.get(at);
            for (int i = 0; i < frame.size(); i++) {
                if (!(frame.part(i) instanceof LoopPlan loop) || loop.slot() < frame.slot()) continue;
                for (var inner : loop.parts().subList(1, loop.parts().size())) {
                    if (!inner.fits(segment) || !looksLike(inner, segment)) continue;
                    var reading = new MissingOpener(at, frame.counts()[i], i, loop, inner, segment);
                    if (likely.test(reading) && (best == null || reading.suits(next) > best.suits(next)))
                        best = reading;
                }
            }
        }
        return best == null ? null : reopen(best);
    }

    private Placed reopen(MissingOpener reading) {
        var frame = backTo(reading.depth());
        var loop = reading.loop();
        frame.advance(loop.slot(), this);
        frame.stands(reading.index());
        findings.add(missing(loop.code(), loop, reading.segment()));
        push(Objects.requireNonNull(frame.loop().loop(reading.index()), "a loop has its own tables"));
        innermost().assume();
        innermost().advance(reading.inner().slot(), this);
        return count(innermost(), loop.parts().indexOf(reading.inner()));
    }

    /**
     * A segment that opens one loop, but would as well stand within another of which the opening segment is missing:
     * what comes next tells.
     */
    private @Nullable Placed mistaken(int at, int part) {
        if (!(stack.get(at).part(part) instanceof LoopPlan taken)) return null;
        var segment = here();
        var next = Objects.requireNonNull(view, "no segment yet").following();
        if (MissingOpener.suits(taken, taken.slotOfOpener(), next) > MissingOpener.NOT) return null;
        return reopen(segment, next, reading -> reading.mayStandAgain() && reading.suits(next) == MissingOpener.WELL);
    }

    /** Whether the first element holds one of the codes that the guide lists for this use. */
    static boolean looksLike(Part part, Segment segment) {
        var first = part.opener().element(1);
        if (first.isEmpty() || first.get().codes().isEmpty()) return true;
        if (segment.repetitions(1).size() > 1) return true;
        return first.get().codes().contains(first.get().composite() ? segment.component(1, 1) : segment.element(1));
    }

    /** The segment may stand here, but no use of it has this qualifier. False if it may not stand here at all. */
    private boolean unknownUse(Segment segment) {
        for (int at = depth - 1; at >= 0; at--) {
            var frame = stack.get(at);
            var uses = new TreeSet<String>();
            var below = new HashSet<String>();
            Discriminator by = null;
            int slot = 0;
            int number = 0;
            for (var part : frame.loop().plan().parts()) {
                var told = part.opener().discriminator();
                if (part.slot() < frame.slot() || !part.named(segment.id()) || told == null) continue;
                by = told;
                number = told.number(part.opener());
                slot = part.slot();
                uses.addAll(told.values());
                if (part instanceof LoopPlan loop) below.addAll(loop.segmentIds());
            }
            if (by == null) continue;
            backTo(at);
            frame.advance(slot, this);
            frame.excuse(slot);
            below.remove(segment.id());
            absorbed = below;
            wrongQualifier(frame, segment, by, uses, number);
            return true;
        }
        return false;
    }

    private void wrongQualifier(OpenLoop frame, Segment segment, Discriminator by, Set<String> uses, int number) {
        var value = by.valueIn(segment);
        var wrong = WrongCode.of(segment, number, value);
        var location = Place.element(frame.code(), segment, by.element(), by.component(), 0, number);
        if (value.isEmpty())
            findings.add(Fault.of(FindingCode.ELEMENT_MISSING, Level.SNIP1, location)
                    .expected("one of " + Fault.list(uses))
                    .message(location.label() + " is empty, so it can't be told which " + segment.id() + " this is.")
                    .fix("Fill in the qualifier.")
                    .edit(Mending.only(uses)
                            .map(code -> SegmentEdits.set(segment, by.element(), by.component(), 0, code)))
                    .codes(AckCodes.element("1")));
        else
            findings.add(Fault.of(wrong.finding(), Level.SNIP2, location)
                    .value(Masking.shown(value))
                    .expected("one of " + Fault.list(uses))
                    .message("%s is \"%s\", which %s."
                            .formatted(
                                    location.label(),
                                    Masking.shown(value),
                                    wrong.unlike("the guide does not allow here")))
                    .fix("Use one of the codes that the guide lists.")
                    .edit(Mending.listed(uses, value)
                            .map(code -> SegmentEdits.set(segment, by.element(), by.component(), 0, code)))
                    .codes(wrong.codes()));
    }

    private void unexpected(Segment segment) {
        absorbed = belowOpener(schema.plan().root(), segment);
        var location = Place.segment(innermost().code(), segment);
        var id = Masking.shown(segment.id());
        if (!SegmentIds.wellFormed(segment.id()))
            findings.add(Fault.of(FindingCode.SEGMENT_UNKNOWN, Level.SNIP1, location)
                    .value(id)
                    .expected("a segment id of two or three capital letters and digits")
                    .message("\"%s\" is no segment id.".formatted(id))
                    .fix("Look for a terminator too many, or one inside data.")
                    .edit(capitals(segment))
                    .codes(AckCodes.transaction("5")));
        else if (!SegmentIds.known(segment.id()) && !schema.plan().standardIds().contains(segment.id()))
            findings.add(Fault.of(FindingCode.SEGMENT_UNKNOWN, Level.SNIP1, location)
                    .value(id)
                    .expected("a segment of X12 005010")
                    .message("X12 005010 has no segment %s.".formatted(id))
                    .fix("Remove it.")
                    .codes(AckCodes.segment("1")));
        else if (!schema.plan().standardIds().contains(segment.id()))
            findings.add(Fault.of(FindingCode.SEGMENT_NOT_IN_SET, Level.SNIP1, location)
                    .value(id)
                    .expected("a segment of the " + schema.plan().type())
                    .message("A %s has no segment %s.".formatted(schema.plan().type(), id))
                    .fix("Remove it.")
                    .codes(AckCodes.segment("6")));
        else
            findings.add(Fault.of(FindingCode.SEGMENT_UNEXPECTED, Level.SNIP1, location)
                    .value(id)
                    .expected(
                            location.loop().isEmpty()
                                    ? "what comes next"
                                    : "what comes next in loop " + location.loop())
                    .message("%s may not stand here.".formatted(id))
                    .fix("Remove it, or move it to its loop.")
                    .codes(AckCodes.segment("2")));
    }

    /** The same id in capitals, or nothing where there is nothing but a terminator. */
    private Optional<Edit> capitals(Segment segment) {
        var span = segment.span();
        if (segment.id().isEmpty() && segment.elements().isEmpty()) return Optional.of(Edit.remove(span));
        var capitals = segment.id().strip().toUpperCase(Locale.ROOT);
        if (!schema.plan().standardIds().contains(capitals)) return Optional.empty();
        return Optional.of(new Edit(new ByteSpan(span.offset(), segment.id().length()), capitals));
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

    /** Both places of what is missing: after which segment it belongs, and at which one it was missed. */
    private static String between(Segment found) {
        return " after segment %d of the set, where %s stands as segment %d"
                .formatted(found.position() - 1, Masking.shown(found.id()), found.position());
    }

    private static Finding missing(String loop, Part part, Segment found) {
        var id = part.opener().id();
        var location = Place.missing(loop, id, found);
        if (part instanceof LoopPlan)
            return Fault.of(FindingCode.LOOP_MISSING, Level.SNIP2, location)
                    .expected(named(part))
                    .message("Loop %s is missing: %s should open it%s.".formatted(loop, named(part), between(found)))
                    .fix("Add the loop.")
                    .codes(AckCodes.segment("3"));
        return Fault.of(FindingCode.SEGMENT_MISSING, Level.SNIP1, location)
                .expected(named(part))
                .message("%s is missing%s; it belongs%s."
                        .formatted(named(part), loop.isEmpty() ? "" : " in loop " + loop, between(found)))
                .fix("Add the segment.")
                .edit(Mending.segment(part.opener(), found.delimiters())
                        .map(text -> Edit.insert(found.span().offset(), text)))
                .codes(AckCodes.segment("3"));
    }
}
