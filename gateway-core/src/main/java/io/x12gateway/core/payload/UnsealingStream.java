package io.x12gateway.core.payload;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

import java.io.IOException;
import java.io.InputStream;

/**
 * The clear bytes of a sealed payload, frame by frame: none is handed out before its frame is verified. Holds two
 * frames in memory, however long the payload is.
 */
final class UnsealingStream extends InputStream {
    private static final int SEALED_BYTES = Sealing.FRAME_BYTES + Sealing.TAG_BYTES;
    private final PayloadId payload;
    private final InputStream sealed;
    private final Sealing sealing;
    private byte[] frame = new byte[0];
    private int position;
    private long frames;
    private int next;
    private boolean ended;

    UnsealingStream(PayloadId payload, KeyEncryptionKey key, InputStream sealed) throws IOException {
        this.payload = payload;
        this.sealed = sealed;
        try {
            this.sealing = Sealing.open(payload, key, sealed.readNBytes(Sealing.HEADER_BYTES));
        } catch (TamperedException e) {
            throw tampered(e);
        }
        this.next = sealed.read();
        readFrame(); // An empty payload has a frame, too: its absence is truncation.
    }

    @Override
    public int read() throws IOException {
        return fill() ? frame[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (!fill()) return -1;
        int count = Math.min(length, frame.length - position);
        System.arraycopy(frame, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return frame.length - position;
    }

    private boolean fill() throws IOException {
        while (position == frame.length && !ended) readFrame();
        return position < frame.length;
    }

    /** One byte is always read ahead: whether the file ends after a frame is part of what the frame vouches for. */
    private void readFrame() throws IOException {
        var buffer = new byte[SEALED_BYTES];
        int length = 0;
        if (next >= 0) {
            buffer[0] = (byte) next;
            length = 1 + sealed.readNBytes(buffer, 1, SEALED_BYTES - 1);
        }
        next = sealed.read();
        ended = next < 0;
        try {
            frame = sealing.unseal(frames++, ended, buffer, length);
            position = 0;
        } catch (TamperedException e) {
            frame = new byte[0];
            position = 0;
            throw tampered(e);
        }
    }

    private GatewayFault tampered(TamperedException e) {
        ended = true;
        return new GatewayFault(
                FaultKind.GATEWAY,
                "payload-tampered",
                "Payload " + payload + " cannot be trusted: " + e.getMessage()
                        + "; restore it from a backup and find out who touched it",
                e);
    }

    @Override
    public void close() throws IOException {
        sealed.close();
    }
}
