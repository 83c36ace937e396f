package io.x12gateway.routes.channel.http.core;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets through so many bytes as were allowed; nobody is made to hold more of one thing than that. */
final class Allowance extends FilterInputStream {
    private long left;

    Allowance(InputStream in, long bytes) {
        super(in);
        this.left = bytes;
    }

    /** So many from here. */
    void allow(long bytes) {
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (left <= 0) throw new ExceededException();
        int n = super.read(bytes, offset, (int) Math.min(left, length));
        if (n > 0) left -= n;
        return n;
    }

    /** There is more than was allowed. */
    static final class ExceededException extends IOException {
        private static final long serialVersionUID = 1L;

        ExceededException() {
            super("more bytes than are allowed here");
        }
    }
}
