package io.x12gateway.core.payload;

import java.io.IOException;
import java.io.OutputStream;

/** Seals what is written, frame by frame. {@link #finish} seals the last one: without it the file is not whole. */
final class SealingStream extends OutputStream {
    private final Sealing sealing;
    private final OutputStream sealed;
    private final byte[] frame = new byte[Sealing.FRAME_BYTES];
    private int length;
    private long frames;
    private long count;

    SealingStream(Sealing sealing, OutputStream sealed) {
        this.sealing = sealing;
        this.sealed = sealed;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int at = offset;
        int left = count;
        while (left > 0) {
            // A full frame waits for one more byte: only then is it known not to be the last.
            if (length == frame.length) seal(false);
            int some = Math.min(left, frame.length - length);
            System.arraycopy(bytes, at, frame, length, some);
            length += some;
            at += some;
            left -= some;
        }
        this.count += count;
    }

    /** Clear bytes so far. */
    long count() {
        return count;
    }

    void finish() throws IOException {
        seal(true);
    }

    private void seal(boolean last) throws IOException {
        sealed.write(sealing.seal(frames++, last, frame, length));
        length = 0;
    }
}
