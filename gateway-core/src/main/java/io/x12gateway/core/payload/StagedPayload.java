package io.x12gateway.core.payload;

import java.util.Optional;

/**
 * Bytes that are hashed and encrypted and, if large, already durable in a file. Small ones travel inline in the ledger
 * commit that makes them known.
 *
 * @param sizeBytes of the clear text
 * @param inline the ciphertext of a small payload; empty for one that lies in a file
 * @param place where it begins in the file of a {@link Bundle}; empty for one that has a file of its own, or none
 */
public record StagedPayload(
        PayloadId id, Digest digest, long sizeBytes, Optional<byte[]> inline, Optional<Place> place) {

    public StagedPayload(PayloadId id, Digest digest, long sizeBytes, Optional<byte[]> inline) {
        this(id, digest, sizeBytes, inline, Optional.empty());
    }

    /**
     * @param bundle what the file is called
     * @param offset in the clear text of the whole file
     */
    public record Place(PayloadId bundle, long offset) {}
}
