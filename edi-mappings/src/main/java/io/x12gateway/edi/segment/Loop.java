package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The segments of one loop, asked for by id; their order among each other does not matter. */
public final class Loop {
    private final String name;
    private final int position;
    private final List<Segment> segments;

    Loop(String name, int position, List<Segment> segments) {
        this.name = name;
        this.position = position;
        this.segments = segments;
    }

    /** Refuses a segment that the loop does not know. */
    public Loop only(String... ids) {
        var known = List.of(ids);
        for (var segment : segments) {
            if (!known.contains(segment.id())) {
                throw UnreadableTransactionException.at(segment, "not expected in " + name);
            }
        }
        return this;
    }

    public Segment first() {
        return segments.getFirst();
    }

    public Optional<Segment> one(String id) {
        Segment found = null;
        for (var segment : segments) {
            if (!segment.is(id)) continue;
            if (found != null) throw UnreadableTransactionException.at(segment, "a second one in " + name);
            found = segment;
        }
        return Optional.ofNullable(found);
    }

    public <T> Optional<T> one(String id, Function<Segment, T> reader) {
        return one(id).map(reader);
    }

    public <T> T required(String id, Function<Segment, T> reader) {
        return reader.apply(one(id).orElseThrow(() -> UnreadableTransactionException.missing(id, position, name)));
    }

    public <T> List<T> all(String id, Function<Segment, T> reader) {
        return all(id, segment -> true, reader);
    }

    public <T> List<T> all(String id, Predicate<Segment> which, Function<Segment, T> reader) {
        var found = new ArrayList<T>();
        for (var segment : segments) if (segment.is(id) && which.test(segment)) found.add(reader.apply(segment));
        return List.copyOf(found);
    }
}
