package io.x12gateway.edi.schema;

import io.x12gateway.edi.envelope.SegmentView;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Codes to look up without building strings. A code of up to eight ISO-8859-1 characters is packed into a {@code long},
 * first character highest, as {@link io.x12gateway.edi.envelope.SegmentView#key(int)} does; longer ones are asked for by their text.
 */
public final class CodeSet {
    /** No text, as a {@link #key}. */
    public static final long NONE = 0;

    /** Too long to be packed, as a {@link #key}. */
    public static final long LONG = -1;

    private static final int PACKED_MAX = 8;

    private final long[] slots;
    private final Spread spread;
    private final Set<String> longer = new HashSet<>();

    public CodeSet(Collection<String> codes) {
        for (var code : codes) if (key(code) == LONG) longer.add(code);
        var keys = codes.stream()
                .mapToLong(CodeSet::key)
                .filter(key -> key != LONG && key != NONE)
                .distinct()
                .toArray();
        spread = Spread.of(keys);
        slots = new long[spread.slots()];
        for (long key : keys) put(key);
    }

    private void put(long key) {
        int at = spread.slot(key);
        while (slots[at] != NONE) at = at + 1 & slots.length - 1;
        slots[at] = key;
    }

    /** @param key of a code of up to eight characters; {@link #LONG} is none, and so is {@link #NONE} */
    public boolean contains(long key) {
        int at = spread.slot(key);
        while (true) {
            long found = slots[at];
            if (found == NONE) return false;
            if (found == key) return true;
            at = at + 1 & slots.length - 1;
        }
    }

    public boolean contains(String code) {
        long key = key(code);
        return key == LONG ? longer.contains(code) : contains(key);
    }

    /** Whether the bytes are one of the codes. */
    public boolean contains(byte[] bytes, int from, int length) {
        long key = SegmentView.key(bytes, from, length);
        if (key != LONG) return contains(key);
        return !longer.isEmpty() && longer.contains(new String(bytes, from, length, StandardCharsets.ISO_8859_1));
    }

    /** Whether the component is one of the codes; component 0 is the whole element. */
    boolean contains(SegmentView segment, int element, int component) {
        long key = component == 0 ? segment.key(element) : segment.key(element, component);
        if (key != LONG) return contains(key);
        if (longer.isEmpty()) return false;
        return longer.contains(component == 0 ? segment.element(element) : segment.component(element, component));
    }

    public static long key(String code) {
        if (code.length() > PACKED_MAX) return LONG;
        long key = 0;
        for (int i = 0; i < code.length(); i++) key = key << 8 | code.charAt(i) & 0xFF;
        return key;
    }
}
