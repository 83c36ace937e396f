package io.x12gateway.core.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes down what is read. */
final class NotedStream extends FilterInputStream {
    private final OutputStream out;

    NotedStream(InputStream in, OutputStream out) {
        super(in);
        this.out = out;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count > 0) out.write(into, offset, count);
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
