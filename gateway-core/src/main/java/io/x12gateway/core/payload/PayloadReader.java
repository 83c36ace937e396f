package io.x12gateway.core.payload;

import io.x12gateway.edi.envelope.ByteSpan;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Parts of one payload. Parts asked for in the order of the file cost one pass over it; going back begins a new one.
 */
public interface PayloadReader extends Closeable {
    byte[] read(ByteSpan span);

    @Override
    void close();

    static PayloadReader of(byte[] whole) {
        return new PayloadReader() {
            @Override
            public byte[] read(ByteSpan span) {
                return Arrays.copyOfRange(whole, Math.toIntExact(span.offset()), Math.toIntExact(span.end()));
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
            try {
                var from = at(span.offset());
                position = span.end();
                return from.readNBytes(Math.toIntExact(span.length()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private InputStream at(long offset) throws IOException {
            if (in != null && offset < position) close();
            var open = in;
            if (open == null) {
                open = payloads.open(id);
                in = open;
                position = 0;
            }
            open.skipNBytes(offset - position);
            return open;
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
