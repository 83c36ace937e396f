package io.x12gateway.core.payload;

import io.x12gateway.edi.envelope.ByteSpan;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Parts of one payload. Parts asked for in the order of the file cost one pass over it; going back, or far ahead, costs
 * about as much as opening it.
 */
public interface PayloadReader extends Closeable {
    byte[] read(ByteSpan span);

    /** The bytes of a part, for those that need not fit into memory: to be read before the next one is asked for. */
    InputStream stream(ByteSpan span);

    @Override
    void close();

    static PayloadReader of(byte[] whole) {
        return new PayloadReader() {
            @Override
            public byte[] read(ByteSpan span) {
                return Arrays.copyOfRange(whole, Math.toIntExact(span.offset()), Math.toIntExact(span.end()));
            }

            @Override
            public InputStream stream(ByteSpan span) {
                return new ByteArrayInputStream(whole, Math.toIntExact(span.offset()), Math.toIntExact(span.length()));
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    static PayloadReader of(PayloadStore payloads, PayloadId id) {
        return new Stored(payloads, id);
    }

    /** Reads forward through the decrypted stream. */
    final class Stored implements PayloadReader {
        /** Further ahead it is cheaper to open the payload anew. */
        private static final long SKIPPED_MAX = 4 * Sealing.FRAME_BYTES;

        private final PayloadStore payloads;
        private final PayloadId id;
        private @Nullable InputStream in;
        private long position;

        private Stored(PayloadStore payloads, PayloadId id) {
            this.payloads = payloads;
            this.id = id;
        }

        @Override
        public byte[] read(ByteSpan span) {
            try (var part = stream(span)) {
                return part.readNBytes(Math.toIntExact(span.length()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream stream(ByteSpan span) {
            try {
                return new Part(at(span.offset()), span.length());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private InputStream at(long offset) throws IOException {
            if (in != null && (offset < position || offset - position > SKIPPED_MAX)) close();
            var open = in;
            if (open == null) {
                open = payloads.open(id, offset);
                in = open;
            } else open.skipNBytes(offset - position);
            position = offset;
            return open;
        }

        /** Moves the reader on; closing it leaves the payload open. */
        private final class Part extends InputStream {
            private final InputStream from;
            private long left;

            Part(InputStream from, long length) {
                this.from = from;
                this.left = length;
            }

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (length == 0) return 0;
                if (left == 0) return -1;
                int count = from.read(into, offset, (int) Math.min(length, left));
                if (count > 0) {
                    left -= count;
                    position += count;
                }
                return count;
            }
        }

        @Override
        public void close() {
            try {
                if (in != null) in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                in = null;
            }
        }
    }
}
