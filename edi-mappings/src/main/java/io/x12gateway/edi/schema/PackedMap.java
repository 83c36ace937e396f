package io.x12gateway.edi.schema;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * What belongs to a code of up to eight characters, packed as {@link CodeSet#key} does. Filled once, then only asked;
 * boxes nothing.
 */
final class PackedMap<V> {
    private long[] keys = new long[4];
    private @Nullable Object[] values = new @Nullable Object[4];
    private int shift = Long.SIZE - 2;
    private int size;

    /** @param key neither {@link CodeSet#NONE} nor {@link CodeSet#LONG} */
    void put(long key, V value) {
        if (key == CodeSet.NONE || key == CodeSet.LONG) throw new IllegalArgumentException("no packed code: " + key);
        if (++size * 3 > keys.length) grow();
        insert(key, value);
    }

    private void grow() {
        var before = keys;
        var held = values;
        keys = new long[before.length * 4];
        values = Arrays.copyOf(new @Nullable Object[0], keys.length);
        shift -= 2;
        for (int i = 0; i < before.length; i++) if (before[i] != CodeSet.NONE) insert(before[i], held[i]);
    }

    private void insert(long key, @Nullable Object value) {
        int at = slot(key);
        while (keys[at] != CodeSet.NONE && keys[at] != key) at = at + 1 & keys.length - 1;
        keys[at] = key;
        values[at] = value;
    }

    private int slot(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> shift);
    }

    @SuppressWarnings("unchecked") // only put fills it
    @Nullable
    V get(long key) {
        int at = slot(key);
        while (true) {
            long found = keys[at];
            if (found == CodeSet.NONE) return null;
            if (found == key) return (V) values[at];
            at = at + 1 & keys.length - 1;
        }
    }
}
