package io.x12gateway.core.payload;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Payloads that leave together, such as the remittances of one payment run for hundreds of payees: those that are too
 * large for a database row share one file, which is forced to disk once for all of them. Memory holds one frame of it.
 *
 * <p>Not for several threads. What was added may be committed after {@link #finish}; a bundle that is closed without it
 * leaves nothing behind.
 */
public interface Bundle extends Closeable {

    /** Writes one payload. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** If {@code body} fails, the bundle is spoilt and has to be closed. */
    StagedPayload add(Body body) throws IOException;

    /** Makes durable what was added. */
    void finish() throws IOException;

    @Override
    void close();
}
