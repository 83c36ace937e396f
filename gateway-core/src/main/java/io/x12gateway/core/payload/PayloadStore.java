package io.x12gateway.core.payload;

import io.x12gateway.edi.envelope.ByteSpan;

import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps the bytes, AES-256-GCM encrypted. {@link #stage} makes a payload durable (or ready to be, for small ones);
 * it exists once a ledger entry with {@code StorePayload} has been committed.
 */
public interface PayloadStore {

    /**
     * Reads {@code body} to its end, hashing and encrypting as it goes; never holds a large body in memory.
     *
     * @throws io.x12gateway.core.fault.GatewayFault {@code payload-too-large} once more than {@code limitBytes} came
     */
    StagedPayload stage(InputStream body, long limitBytes) throws IOException;

    default StagedPayload stage(byte[] body) {
        try {
            return stage(new java.io.ByteArrayInputStream(body), Long.MAX_VALUE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** For payloads that leave together; to be closed. */
    default Bundle bundle() {
        return new OneByOne(this);
    }

    /**
     * The clear bytes. Tampering is found while reading and ends in a fault of kind GATEWAY, never in wrong bytes.
     */
    InputStream open(PayloadId id) throws IOException;

    /** The same from a place on; a large payload is not read up to there. */
    default InputStream open(PayloadId id, long from) throws IOException {
        var in = open(id);
        in.skipNBytes(from);
        return in;
    }

    default byte[] read(PayloadId id) {
        try (var in = open(id)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A part of the clear bytes, which has to fit into memory. */
    default byte[] read(PayloadId id, ByteSpan span) {
        try (var in = open(id, span.offset())) {
            return in.readNBytes(Math.toIntExact(span.length()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Drops a staged payload that no ledger entry will name. */
    void discard(StagedPayload staged);
}
