package io.x12gateway.core.payload;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and hashes what is read, and refuses to go beyond a limit. */
final class LimitedStream extends InputStream {
    private final InputStream in;
    private final long limitBytes;
    private final MessageDigest sha256 = Digest.newSha256();
    private long count;

    LimitedStream(InputStream in, long limitBytes) {
        this.in = in;
        this.limitBytes = limitBytes;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            sha256.update((byte) b);
            counted(1);
        }
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = in.read(into, offset, length);
        if (n > 0) {
            sha256.update(into, offset, n);
            counted(n);
        }
        return n;
    }

    private void counted(int n) {
        count += n;
        if (count > limitBytes)
            throw new GatewayFault(
                    FaultKind.SENDER,
                    "payload-too-large",
                    "More than " + limitBytes + " bytes: nothing was received. Send it in smaller files");
    }

    long count() {
        return count;
    }

    /** Of everything read; to be asked once, at the end. */
    Digest digest() {
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }
}
