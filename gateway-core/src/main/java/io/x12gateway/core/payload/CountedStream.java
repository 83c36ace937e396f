package io.x12gateway.core.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and hashes what is written. */
final class CountedStream extends OutputStream {
    private final OutputStream out;
    private final MessageDigest sha256 = Digest.newSha256();
    private long count;

    CountedStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        sha256.update((byte) b);
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        sha256.update(bytes, offset, length);
        count += length;
    }

    long count() {
        return count;
    }

    /** Of everything written; to be asked once, at the end. */
    Digest digest() {
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }
}
