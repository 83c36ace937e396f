package io.x12gateway.routes.channel.sftp;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which bytes of an upload have arrived. Clients that keep many writes in flight may send them out of order; a file with
 * a hole in it must never count as whole.
 */
final class Coverage {
    /** Far more holes than any client that works in order of arrival can have open at a time. */
    private static final int RANGES_MAX = 4096;

    private final TreeMap<Long, Long> ranges;

    Coverage() {
        this(Map.of());
    }

    /** @param ranges what {@link #ranges} said */
    Coverage(Map<Long, Long> ranges) {
        this.ranges = new TreeMap<>(ranges);
    }

    /** Notes that bytes {@code from} (inclusive) to {@code to} (exclusive) are there; false if there are too many holes. */
    boolean add(long from, long to) {
        if (from == to) return true;
        long start = from;
        long end = to;
        for (Map.Entry<Long, Long> left = ranges.floorEntry(end); left != null && left.getValue() >= start; ) {
            start = Math.min(start, left.getKey());
            end = Math.max(end, left.getValue());
            ranges.remove(left.getKey());
            left = ranges.floorEntry(end);
        }
        ranges.put(start, end);
        return ranges.size() <= RANGES_MAX;
    }

    /** What is there at this moment: from (inclusive) to (exclusive). */
    Map<Long, Long> ranges() {
        return Map.copyOf(ranges);
    }

    /** One past the last byte that arrived. */
    long end() {
        return ranges.isEmpty() ? 0 : ranges.lastEntry().getValue();
    }

    /** The first byte that is missing; the same as {@link #end} for a file without holes. */
    long firstMissing() {
        var first = ranges.firstEntry();
        return first == null || first.getKey() > 0 ? 0 : first.getValue();
    }

    boolean isWhole() {
        return firstMissing() == end();
    }
}
