package io.x12gateway.core.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells the sender's trouble from ours: only errors of reading become a {@link BrokenException}. */
final class SenderStream extends FilterInputStream {
    SenderStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw new BrokenException(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw new BrokenException(e);
        }
    }

    static final class BrokenException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenException(IOException cause) {
            super("the sender's stream ended in an error", cause);
        }
    }
}
