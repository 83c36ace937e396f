package io.x12gateway.core.admission;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** One file on its way: it takes a seat until it is closed, and its bytes count. For one thread at a time. */
public final class Upload implements AutoCloseable {
    private final Usage usage;
    private final long fileBytesMax;
    private final LongSupplier nanos;
    private final long announcedBytes;
    private long tookBytes;
    private boolean closed;

    Upload(Usage usage, long announcedBytes, long fileBytesMax, LongSupplier nanos) {
        this.usage = usage;
        this.announcedBytes = announcedBytes;
        this.fileBytesMax = fileBytesMax;
        this.nanos = nanos;
    }

    /**
     * So many more bytes came.
     *
     * @throws GatewayFault {@code payload-too-large}: they are more than a file of this partner may have
     */
    public void took(long bytes) {
        long before = Math.max(announcedBytes, tookBytes);
        tookBytes += bytes;
        long more = Math.max(announcedBytes, tookBytes) - before;
        if (more > 0) usage.charge(more, nanos.getAsLong());
        if (tookBytes > fileBytesMax) throw tooLarge(fileBytesMax);
    }

    /** The same stream, counted as it is read. */
    public InputStream count(InputStream body) {
        return new Counted(body);
    }

    /** Gives the seat back, and what was announced and did not come. Twice is harmless. */
    @Override
    public void close() {
        if (closed) return;
        closed = true;
        usage.leave(Math.max(0, announcedBytes - tookBytes), nanos.getAsLong());
    }

    static GatewayFault tooLarge(long fileBytesMax) {
        return new GatewayFault(
                FaultKind.SENDER,
                "payload-too-large",
                "A file may have " + fileBytesMax + " bytes, and this one has more: split it.");
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) took(1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = in.read(bytes, offset, length);
            if (n > 0) took(n);
            return n;
        }
    }
}
