package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.SegmentView;

import java.nio.charset.StandardCharsets;

/** Gives short texts that were met before as the same string, so that a code said a million times is held once. */
final class SharedText {
    private static final int SHORT = 8;
    private static final int BITS = 9;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] keys = new long[1 << BITS];
    private final String[] texts = new String[1 << BITS];

    String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) return "";
        if (length > SHORT) return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        long key = SegmentView.key(bytes, from, length);
        int slot = (int) (key * SPREAD >>> (Long.SIZE - BITS));
        var known = texts[slot];
        if (keys[slot] == key && known != null && bytes[from] != 0) return known;
        var text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        keys[slot] = key;
        texts[slot] = text;
        return text;
    }
}
