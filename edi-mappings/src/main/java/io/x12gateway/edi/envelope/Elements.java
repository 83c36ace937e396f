package io.x12gateway.edi.envelope;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The elements of one segment, numbered as the guides number them: 1 is the first after the segment id. An absent
 * element reads like an empty one. Lets one reader serve segments kept as text and segments read in place from bytes;
 * the latter hold good only until the next segment is read.
 */
public interface Elements {

    /** The segment id, such as {@code CLP}. */
    String id();

    /** Counted from ST = 1. */
    int position();

    /** How many elements there are, the empty ones included. */
    int count();

    /** The element as it stands, or the empty string. */
    String element(int number);

    /** Characters of the element; 0 if it is absent. */
    int length(int number);

    /** Character {@code index} (from 0) of the element. */
    char charAt(int number, int index);

    /** The element as {@link SegmentView#number} reads it; {@link SegmentView#NO_NUMBER} also if nobody has read it. */
    default long number(int number) {
        return SegmentView.NO_NUMBER;
    }

    /** The element as a day CCYYMMDD; null if it is none, or nobody has read it. */
    default @Nullable LocalDate day(int number) {
        return null;
    }

    /** The parts of a composite; none if the element is absent. */
    List<String> components(int number);

    default boolean has(int number) {
        return length(number) > 0;
    }

    default boolean is(String segmentId) {
        return id().equals(segmentId);
    }

    /** Component {@code component} (1-based) of element {@code number}, or the empty string. */
    default String component(int number, int component) {
        var parts = components(number);
        return component <= parts.size() ? parts.get(component - 1) : "";
    }
}
