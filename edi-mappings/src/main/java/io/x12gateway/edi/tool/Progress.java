package io.x12gateway.edi.tool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;

/** Tells on standard error how far a large file is read: one line that moves, and is gone at the end. */
final class Progress extends FilterInputStream {
    /** Anything smaller is done before a line could be read. */
    static final long FROM_BYTES = 8L << 20;

    private static final long STEP_MILLIS = 200;
    private static final int BAR = 30;

    private final PrintWriter err;
    private final String name;
    private final long sizeBytes;
    private final long began = System.nanoTime();
    private long readBytes;
    private long toldMillis;

    private Progress(InputStream in, PrintWriter err, String name, long sizeBytes) {
        super(in);
        this.err = err;
        this.name = name;
        this.sizeBytes = sizeBytes;
    }

    /** The stream itself if nobody looks or the file is small. */
    static InputStream over(InputStream in, String name, long sizeBytes, Terminal terminal, PrintWriter err) {
        return terminal.progress() && sizeBytes > FROM_BYTES ? new Progress(in, err, name, sizeBytes) : in;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) count(1);
        return b;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        if (count > 0) count(count);
        return count;
    }

    private void count(int bytes) {
        readBytes += bytes;
        long millis = (System.nanoTime() - began) / 1_000_000;
        if (millis - toldMillis < STEP_MILLIS) return;
        toldMillis = millis;
        err.print("\r" + line(millis));
        err.flush();
    }

    private String line(long millis) {
        double share = Math.min(1, (double) readBytes / sizeBytes);
        int done = (int) (share * BAR);
        return "%s [%s%s] %3.0f%%, %.0f MB/s "
                .formatted(
                        name, "#".repeat(done), ".".repeat(BAR - done), share * 100, readBytes / 1000.0 / (millis + 1));
    }

    @Override
    public void close() throws IOException {
        if (toldMillis > 0) err.print("\r" + " ".repeat(line(toldMillis).length()) + "\r");
        err.flush();
        super.close();
    }
}
