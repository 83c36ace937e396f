package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.CodeSet;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Which control or trace numbers stood before, as text. Up to eight characters are held packed, so that a file of many
 * small transaction sets costs eight bytes a number and no string.
 */
final class NumbersSeen {
    private static final int FIRST_SIZE = 16;

    private long[] packed = new long[FIRST_SIZE];
    private int size;
    private Set<String> others = Set.of();

    /** Whether the element is new. */
    boolean add(SegmentView segment, int element) {
        long key = segment.key(element);
        if (key == CodeSet.NONE || key == CodeSet.LONG) return addOther(segment.element(element));
        if (!insert(packed, key)) return false;
        if (++size * 2 > packed.length) grow();
        return true;
    }

    void clear() {
        if (packed.length > FIRST_SIZE) packed = new long[FIRST_SIZE];
        else if (size > 0) Arrays.fill(packed, 0);
        size = 0;
        if (!others.isEmpty()) others = Set.of();
    }

    private boolean addOther(String number) {
        if (others.isEmpty()) others = new HashSet<>();
        return others.add(number);
    }

    private static boolean insert(long[] table, long key) {
        int mask = table.length - 1;
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (table[at] != 0) {
            if (table[at] == key) return false;
            at = at + 1 & mask;
        }
        table[at] = key;
        return true;
    }

    private void grow() {
        var larger = new long[packed.length * 2];
        for (long key : packed) if (key != 0) insert(larger, key);
        packed = larger;
    }
}
