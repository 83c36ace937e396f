package io.x12gateway.edi.schema;

import java.util.Set;

/** The segment ids of a schema, numbered from 1: what belongs to an id lies at its number in a table of each loop. */
final class SegmentNumbers {
    private final Spread spread;
    private final long[] ids;
    private final int[] numbers;
    private final int size;

    SegmentNumbers(Set<String> segmentIds) {
        var keys = segmentIds.stream().sorted().mapToLong(CodeSet::key).toArray();
        spread = Spread.of(keys);
        ids = new long[spread.slots()];
        numbers = new int[ids.length];
        size = keys.length;
        for (int i = 0; i < size; i++) put(keys[i], i + 1);
    }

    private void put(long id, int number) {
        int at = spread.slot(id);
        while (ids[at] != CodeSet.NONE) at = at + 1 & ids.length - 1;
        ids[at] = id;
        numbers[at] = number;
    }

    int size() {
        return size;
    }

    /** The number of a packed id; 0 if the schema knows no such segment. */
    int of(long id) {
        int at = spread.slot(id);
        while (true) {
            long found = ids[at];
            if (found == id) return numbers[at];
            if (found == CodeSet.NONE) return 0;
            at = at + 1 & ids.length - 1;
        }
    }
}
