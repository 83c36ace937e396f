package io.x12gateway.edi.schema;

import java.util.Arrays;

/**
 * Where packed codes lie in a table. For as many codes as an element lists, it is chosen so that each has a slot of its
 * own, and the first look answers; in larger tables some lie in the slots after theirs.
 */
final class Spread {
    private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long NEXT_FACTOR = 0xD1342543DE82EF95L;
    private static final int FACTORS = 16;
    private static final int CHOOSY_MAX = 128;
    private static final int SLOTS_EACH_MAX = 16;
    private static final int SLOTS_MIN = 4;

    private final long factor;
    private final int shift;

    private Spread(long factor, int bits) {
        this.factor = factor;
        this.shift = Long.SIZE - bits;
    }

    /** @param keys without doubles */
    static Spread of(long[] keys) {
        int fewest = bits(Math.max(SLOTS_MIN, keys.length * 2));
        if (keys.length <= CHOOSY_MAX) {
            for (int bits = fewest; 1 << bits <= Math.max(SLOTS_MIN, keys.length * SLOTS_EACH_MAX); bits++) {
                var taken = new boolean[1 << bits];
                long factor = FIRST_FACTOR;
                for (int i = 0; i < FACTORS; i++, factor *= NEXT_FACTOR) {
                    var spread = new Spread(factor, bits);
                    if (spread.keepsApart(keys, taken)) return spread;
                }
            }
        }
        return new Spread(FIRST_FACTOR, fewest + 1);
    }

    /** To the next power of two. */
    private static int bits(int slots) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(slots - 1);
    }

    private boolean keepsApart(long[] keys, boolean[] taken) {
        Arrays.fill(taken, false);
        for (long key : keys) {
            int slot = slot(key);
            if (taken[slot]) return false;
            taken[slot] = true;
        }
        return true;
    }

    int slots() {
        return 1 << Long.SIZE - shift;
    }

    /** Where to look first. */
    int slot(long key) {
        return (int) (key * factor >>> shift);
    }
}
