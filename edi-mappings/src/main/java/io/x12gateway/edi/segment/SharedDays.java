package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Gives days that were met before as the same date: most claims of a file are of a few weeks. */
final class SharedDays {
    private static final int CCYYMMDD = 8;
    private static final int BITS = 8;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] keys = new long[1 << BITS];
    private final @Nullable LocalDate[] days = new @Nullable LocalDate[1 << BITS];

    /** The day CCYYMMDD in these bytes; null if they hold anything else. */
    @Nullable
    LocalDate of(byte[] bytes, int from, int to) {
        if (to - from != CCYYMMDD) return null;
        long key = SegmentView.key(bytes, from, CCYYMMDD);
        int slot = (int) (key * SPREAD >>> Long.SIZE - BITS);
        var known = days[slot];
        if (known != null && keys[slot] == key) return known;
        var day = Dates.day(bytes, from, to);
        if (day == null) return null;
        keys[slot] = key;
        days[slot] = day;
        return day;
    }
}
