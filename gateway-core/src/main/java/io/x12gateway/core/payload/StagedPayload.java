package io.x12gateway.core.payload;

import java.util.Optional;

/**
 * Bytes that are hashed and encrypted and, if large, already durable in a file. Small ones travel inline in the ledger
 * commit that makes them known.
 *
 * @param sizeBytes of the clear text
 * @param inline the ciphertext of a small payload; empty for one that lies in a file
 */
public record StagedPayload(PayloadId id, Digest digest, long sizeBytes, Optional<byte[]> inline) {}
