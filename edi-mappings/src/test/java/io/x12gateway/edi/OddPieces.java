package io.x12gateway.edi;

import java.io.InputStream;

/** Gives bytes as a slow line does: one, two, three ... at a time, then one again. */
public final class OddPieces extends InputStream {
    private static final int LARGEST = 13;

    private final byte[] bytes;
    private int at;
    private int piece;

    public OddPieces(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return at < bytes.length ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (at >= bytes.length) return -1;
        piece = piece % LARGEST + 1;
        int count = Math.min(Math.min(length, piece), bytes.length - at);
        System.arraycopy(bytes, at, into, from, count);
        at += count;
        return count;
    }
}
