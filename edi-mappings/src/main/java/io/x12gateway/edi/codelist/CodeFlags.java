package io.x12gateway.edi.codelist;

import io.x12gateway.edi.schema.CodeSet;

import java.util.Collection;

/** Which of some flags the codes of a list bear, by their packed keys: one look answers for all, and builds nothing. */
public final class CodeFlags {
    private final long[] keys;
    private final int[] bits;
    private final int shift;

    /** @param flags the first of which becomes bit 0 */
    CodeFlags(Collection<Code> codes, String... flags) {
        int size = Integer.highestOneBit(Math.max(4, codes.size() * 4 - 1));
        keys = new long[size];
        bits = new int[size];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
        for (var code : codes) put(CodeSet.key(code.code()), bits(code, flags));
    }

    private static int bits(Code code, String... flags) {
        int bits = 0;
        for (int i = 0; i < flags.length; i++)
            if (code.has(flags[i]) || !code.values(flags[i]).isEmpty()) bits |= 1 << i;
        return bits;
    }

    private void put(long key, int flagged) {
        if (key == CodeSet.LONG || flagged == 0) return;
        int at = find(key);
        keys[at] = key;
        bits[at] = flagged;
    }

    /** @param key of a code, as {@link CodeSet#key} packs it; what is not in the list bears none */
    public int of(long key) {
        return key == CodeSet.NONE || key == CodeSet.LONG ? 0 : bits[find(key)];
    }

    private int find(long key) {
        int at = (int) (key * 0x9E3779B97F4A7C15L >>> shift);
        while (keys[at] != 0 && keys[at] != key) at = at + 1 & keys.length - 1;
        return at;
    }
}
