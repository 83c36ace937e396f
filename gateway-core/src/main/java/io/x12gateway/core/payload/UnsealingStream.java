package io.x12gateway.core.payload;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/**
 * The clear bytes of a sealed payload, frame by frame: none is handed out before its frame is verified. Holds two
 * frames in memory, however long the payload is.
 */
final class UnsealingStream extends InputStream {
    private static final int BUFFER_BYTES = 1 << 16;
    private final PayloadId payload;
    private final InputStream sealed;
    private final Sealing sealing;
    private final int sealedBytes;
    private byte[] buffer = new byte[0];
    private byte[] frame = new byte[0];
    private int position;
    private long frames;
    private int next;
    private boolean ended;

    UnsealingStream(PayloadId payload, KeyEncryptionKey key, InputStream sealed) throws IOException {
        this(payload, sealing(payload, key, sealed), sealed, 0);
    }

    private UnsealingStream(PayloadId payload, Sealing sealing, InputStream sealed, long frames) throws IOException {
        this.payload = payload;
        this.sealed = sealed;
        this.sealing = sealing;
        this.sealedBytes = sealing.frameBytes() + Sealing.TAG_BYTES;
        this.frames = frames;
        this.next = sealed.read();
        readFrame(); // An empty payload has a frame, too: its absence is truncation.
    }

    /**
     * Begins with the frame that holds {@code from}: those before it are not read.
     *
     * @param file is closed with the stream
     */
    static UnsealingStream of(PayloadId payload, KeyEncryptionKey key, SeekableByteChannel file, long from)
            throws IOException {
        var sealing = sealing(payload, key, Channels.newInputStream(file));
        int sealedBytes = sealing.frameBytes() + Sealing.TAG_BYTES;
        long last = Math.max(0, (file.size() - Sealing.HEADER_BYTES - 1) / sealedBytes);
        long first = Math.min(from / sealing.frameBytes(), last);
        file.position(Sealing.HEADER_BYTES + first * sealedBytes);
        var in = new UnsealingStream(
                payload, sealing, new BufferedInputStream(Channels.newInputStream(file), BUFFER_BYTES), first);
        in.skipNBytes(from - first * sealing.frameBytes());
        return in;
    }

    private static Sealing sealing(PayloadId payload, KeyEncryptionKey key, InputStream sealed) throws IOException {
        try {
            return Sealing.open(payload, key, sealed.readNBytes(Sealing.HEADER_BYTES));
        } catch (TamperedException e) {
            throw tampered(payload, e);
        }
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
    public long skip(long bytes) throws IOException {
        if (bytes <= 0 || !fill()) return 0;
        int count = (int) Math.min(bytes, frame.length - position);
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
        int length = sealedFrame();
        next = length < sealedBytes ? -1 : sealed.read();
        ended = next < 0;
        try {
            frame = sealing.unseal(frames++, ended, buffer, length);
            position = 0;
        } catch (TamperedException e) {
            frame = new byte[0];
            position = 0;
            ended = true;
            throw tampered(payload, e);
        }
    }

    /** Into the buffer, which is as long as what there is: most payloads are far smaller than a frame. */
    private int sealedFrame() throws IOException {
        if (next < 0) return 0;
        if (buffer.length == sealedBytes) {
            buffer[0] = (byte) next;
            return 1 + sealed.readNBytes(buffer, 1, sealedBytes - 1);
        }
        var rest = sealed.readNBytes(sealedBytes - 1);
        buffer = new byte[rest.length + 1];
        buffer[0] = (byte) next;
        System.arraycopy(rest, 0, buffer, 1, rest.length);
        return buffer.length;
    }

    private static GatewayFault tampered(PayloadId payload, TamperedException e) {
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
