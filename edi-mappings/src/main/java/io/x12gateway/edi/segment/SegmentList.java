package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects the segments of a transaction set between ST and SE, and numbers its HL levels. */
public final class SegmentList {
    private final List<Segment> segments = new ArrayList<>();
    private int levels;

    /** Adds a segment; trailing empty elements fall away. */
    public void add(String id, String... elements) {
        segments.add(Segment.of(id, elements));
    }

    public void add(Segment segment) {
        segments.add(segment);
    }

    public <T> void all(Collection<T> values, Function<T, Segment> writer) {
        for (var value : values) segments.add(writer.apply(value));
    }

    public <T> void one(Optional<T> value, Function<T, Segment> writer) {
        value.ifPresent(present -> segments.add(writer.apply(present)));
    }

    /**
     * Adds an HL with the next number and gives that number back.
     *
     * @param parent HL02, 0 for none
     * @param level HL03
     * @param children HL04
     */
    public int level(int parent, String level, boolean children) {
        return hl(parent, level, children ? "1" : "0");
    }

    /** The same for the guides' lowest levels that have no HL04 (2000E of the 276 and 277). */
    public int lowestLevel(int parent, String level) {
        return hl(parent, level, "");
    }

    private int hl(int parent, String level, String children) {
        levels++;
        add("HL", Integer.toString(levels), parent == 0 ? "" : Integer.toString(parent), level, children);
        return levels;
    }

    public List<Segment> segments() {
        return List.copyOf(segments);
    }

    /** The parts of a composite as one element. */
    public static String composite(List<String> parts) {
        int used = parts.size();
        while (used > 0 && parts.get(used - 1).isEmpty()) used--;
        return String.join(String.valueOf(Delimiters.NEUTRAL.component()), parts.subList(0, used));
    }

    public static String composite(String... parts) {
        return composite(List.of(parts));
    }

    /** A repeating element. */
    public static String repeated(List<String> values) {
        return String.join(String.valueOf(Delimiters.NEUTRAL.repetition()), values);
    }
}
