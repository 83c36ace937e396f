package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentReader;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Walks a transaction set loop by loop. */
public final class SegmentCursor {
    private final Iterator<Segment> segments;
    private @Nullable Segment next;
    private int position;

    public SegmentCursor(Iterator<Segment> segments) {
        this.segments = segments;
        advance();
    }

    /** Opens a transaction set: checks that it begins with an ST of {@code setId}, and passes it. */
    public static SegmentCursor open(byte[] transaction, Delimiters delimiters, String setId) {
        return open(new SegmentReader(transaction, delimiters).iterator(), setId);
    }

    /** The same for segments that were read already. */
    public static SegmentCursor open(Iterator<Segment> segments, String setId) {
        var cursor = new SegmentCursor(segments);
        var st = cursor.take("ST", "the transaction set");
        if (!st.element(1).equals(setId)) {
            throw UnreadableTransactionException.at(st, "ST01 is '" + st.element(1) + "', expected " + setId);
        }
        return cursor;
    }

    public boolean at(String id) {
        return next != null && next.is(id);
    }

    /** At a segment {@code id} whose element {@code number} is {@code value}. */
    public boolean at(String id, int number, String value) {
        return next != null && next.is(id) && next.element(number).equals(value);
    }

    /** Takes the next segment, which must be {@code id}. */
    public Segment take(String id, String where) {
        var segment = next;
        if (segment == null || !segment.is(id)) {
            throw UnreadableTransactionException.missing(id, position + 1, where);
        }
        advance();
        return segment;
    }

    /** Takes the next segment, which must be {@code id}, and all after it until one of {@code ends}. */
    public Loop loop(String name, String id, List<String> ends) {
        int start = position + 1;
        var taken = new ArrayList<Segment>();
        taken.add(take(id, name));
        collect(taken, ends);
        return new Loop(name, start, taken);
    }

    /** The segments from here until one of {@code ends}, possibly none. */
    public Loop rest(String name, List<String> ends) {
        int start = position + 1;
        var taken = new ArrayList<Segment>();
        collect(taken, ends);
        return new Loop(name, start, taken);
    }

    private void collect(List<Segment> taken, List<String> ends) {
        while (next != null && !ends.contains(next.id())) {
            taken.add(next);
            advance();
        }
    }

    /** Checks that the transaction set ends here, with SE. */
    public void end(String where) {
        var segment = next;
        if (segment == null) throw UnreadableTransactionException.missing("SE", position + 1, where);
        if (!segment.is("SE")) throw UnreadableTransactionException.at(segment, "not expected in " + where);
    }

    private void advance() {
        if (segments.hasNext()) {
            next = segments.next();
            position = next.position() - 1;
        } else {
            if (next != null) position++;
            next = null;
        }
    }
}
