package io.x12gateway.edi.segment;

import java.nio.charset.StandardCharsets;

/** Gives short texts that were met before as the same string, so that a code said a million times is held once. */
final class SharedText {
    private static final int SHORT = 8;
    private static final int BITS = 10;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] keys = new long[1 << BITS];
    private final String[] texts = new String[1 << BITS];

    String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) return "";
        if (length > SHORT) return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        long key = 0;
        for (int i = from; i < to; i++) key = key << 8 | bytes[i] & 0xFF;
        int slot = (int) ((key * SPREAD + length) >>> (Long.SIZE - BITS));
        var known = texts[slot];
        if (known != null && keys[slot] == key && known.length() == length) return known;
        var text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        keys[slot] = key;
        texts[slot] = text;
        return text;
    }
}
