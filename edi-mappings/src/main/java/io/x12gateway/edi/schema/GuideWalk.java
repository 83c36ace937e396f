package io.x12gateway.edi.schema;

import io.x12gateway.edi.envelope.Segment;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says where in its guide each segment of a transaction set stands, for showing and for masking. Unlike the judge it
 * refuses nothing: a segment out of order or with a wrong qualifier gets the place that is nearest, so that even a broken
 * file is shown and masked by what its elements mean.
 */
public final class GuideWalk {
    private final TransactionPlan plan;
    private final Deque<Frame> open = new ArrayDeque<>();

    public GuideWalk(TransactionPlan plan) {
        this.plan = plan;
        open.push(new Frame(plan.root()));
    }

    /**
     * A place in the guide.
     *
     * @param loop in which the segment stands, as the guide names it; empty outside of any
     * @param depth how many loops are open there
     * @param opens whether the segment opens the loop
     */
    public record Stop(String loop, int depth, SegmentPlan use, boolean opens) {}

    private static final class Frame {
        private final LoopPlan loop;
        private final int[] counts;
        private int slot;

        Frame(LoopPlan loop) {
            this.loop = loop;
            this.counts = new int[loop.parts().size()];
        }
    }

    private record Match(Frame frame, int index) {
        Part part() {
            return frame.loop.parts().get(index);
        }
    }

    /** @return empty if the guide uses no segment of this name */
    public Optional<Stop> next(Segment segment) {
        Predicate<Match> fits = match -> match.part().fits(segment);
        Predicate<Match> later = match -> match.part().slot() >= match.frame.slot;
        Predicate<Match> free =
                match -> match.frame.counts[match.index] < match.part().max();
        var match = find(fits.and(later).and(free));
        if (match == null) match = find(fits.and(later));
        if (match == null) match = find(fits);
        if (match == null) match = find(each -> each.part().named(segment.id()));
        return match != null ? Optional.of(enter(match)) : elsewhere(segment);
    }

    private @Nullable Match find(Predicate<Match> wanted) {
        for (var frame : open) {
            int first =
                    frame.loop.code().isEmpty() ? 0 : 1; // another opener is another loop, which the outer frame has
            for (int i = first; i < frame.counts.length; i++) {
                var match = new Match(frame, i);
                if (wanted.test(match)) return match;
            }
        }
        return null;
    }

    private Stop enter(Match match) {
        while (open.element() != match.frame) open.pop();
        match.frame.counts[match.index]++;
        match.frame.slot = Math.max(match.frame.slot, match.part().slot());
        return switch (match.part()) {
            case SegmentPlan use -> new Stop(match.frame.loop.code(), open.size() - 1, use, false);
            case LoopPlan loop -> {
                open.push(new Frame(loop));
                yield new Stop(loop.code(), open.size() - 1, loop.opener(), true);
            }
        };
    }

    /** Its loop was not opened: the first use of the segment anywhere, without going there. */
    private Optional<Stop> elsewhere(Segment segment) {
        var exact = search(plan.root(), use -> use.describes(segment));
        var named = exact == null ? search(plan.root(), use -> use.named(segment.id())) : exact;
        if (named == null) return Optional.empty();
        return Optional.of(new Stop(open.element().loop.code(), open.size() - 1, named, false));
    }

    private static @Nullable SegmentPlan search(LoopPlan in, Predicate<SegmentPlan> wanted) {
        for (var part : in.parts()) {
            var found =
                    switch (part) {
                        case SegmentPlan use -> wanted.test(use) ? use : null;
                        case LoopPlan loop -> search(loop, wanted);
                    };
            if (found != null) return found;
        }
        return null;
    }
}
