package io.x12gateway.edi.schema;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;

/** What belongs to codes of up to eight characters, packed as {@link CodeSet#key} does. Only asked; boxes nothing. */
final class PackedMap<V> {
    private final Spread spread;
    private final long[] keys;
    private final @Nullable Object[] values;

    /** @param held by keys of which none is {@link CodeSet#NONE} or {@link CodeSet#LONG} */
    PackedMap(Map<Long, V> held) {
        spread = Spread.of(held.keySet().stream().mapToLong(key -> key).toArray());
        keys = new long[spread.slots()];
        values = Arrays.copyOf(new @Nullable Object[0], keys.length);
        held.forEach(this::put);
    }

    private void put(long key, V value) {
        if (key == CodeSet.NONE || key == CodeSet.LONG) throw new IllegalArgumentException("no packed code: " + key);
        int at = spread.slot(key);
        while (keys[at] != CodeSet.NONE) at = at + 1 & keys.length - 1;
        keys[at] = key;
        values[at] = value;
    }

    @SuppressWarnings("unchecked") // only put fills it
    @Nullable
    V get(long key) {
        int at = spread.slot(key);
        while (true) {
            long found = keys[at];
            if (found == CodeSet.NONE) return null;
            if (found == key) return (V) values[at];
            at = at + 1 & keys.length - 1;
        }
    }
}
