package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.CodeSet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Which control or trace numbers stood before, as text. Up to eight characters are held packed, so that a file of many
 * small transaction sets costs a few bytes a number and no string. Numbers that only ever grow, as most do, are not even
 * looked for: the next one is new.
 */
final class NumbersSeen {
    private static final int FIRST_SIZE = 16;
    private static final long[] NO_NUMBERS = {};

    /** TRN02 has up to 50 characters. */
    private static final int LONGER_BYTES = 50;

    private long[] inOrder = NO_NUMBERS;
    private int size;

    /** By hash; empty as long as every number was larger than the one before. */
    private long[] table = NO_NUMBERS;

    /** The first of the longer ones, and its length; as a rule a small transaction set has no other. */
    private byte[] onlyLonger = {};

    private int onlyLongerLength;

    private Set<String> others = Set.of();

    /** Whether the element is new. */
    boolean add(SegmentView segment, int element) {
        long key = segment.key(element);
        if (key == CodeSet.NONE || key == CodeSet.LONG) return addOther(segment, element);
        boolean grows = size == 0 || Long.compareUnsigned(key, inOrder[size - 1]) > 0;
        if (table.length > 0 || !grows) {
            if ((size + 1) * 2 > table.length) index();
            if (!insert(table, key)) return false;
        }
        if (size == inOrder.length) inOrder = Arrays.copyOf(inOrder, Math.max(FIRST_SIZE, size * 2));
        inOrder[size++] = key;
        return true;
    }

    void clear() {
        if (inOrder.length > FIRST_SIZE) inOrder = NO_NUMBERS;
        size = 0;
        if (table.length > 0) table = NO_NUMBERS;
        onlyLongerLength = 0;
        if (!others.isEmpty()) others = Set.of();
    }

    private boolean addOther(SegmentView segment, int element) {
        if (others.isEmpty()) {
            int length = segment.length(element);
            if (onlyLongerLength == 0 && length > 0 && length <= LONGER_BYTES) {
                if (onlyLonger.length == 0) onlyLonger = new byte[LONGER_BYTES];
                System.arraycopy(segment.bytes(), segment.start(element), onlyLonger, 0, length);
                onlyLongerLength = length;
                return true;
            }
            others = new HashSet<>();
            if (onlyLongerLength > 0)
                others.add(new String(onlyLonger, 0, onlyLongerLength, StandardCharsets.ISO_8859_1));
        }
        return others.add(segment.element(element));
    }

    private void index() {
        table = new long[Math.max(FIRST_SIZE, Integer.highestOneBit(size + 1) * 8)];
        for (int i = 0; i < size; i++) insert(table, inOrder[i]);
    }

    private static boolean insert(long[] table, long key) {
        int mask = table.length - 1;
        int at = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (table[at] != 0) {
            if (table[at] == key) return false;
            at = at + 1 & mask;
        }
        table[at] = key;
        return true;
    }
}
