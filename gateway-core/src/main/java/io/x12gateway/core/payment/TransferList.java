package io.x12gateway.core.payment;

import io.x12gateway.core.payload.Digest;

import java.time.Instant;
import java.util.List;

/**
 * A bank's list of transfers. It is the whole truth about every payer and day that it names: what earlier lists said of
 * them does not count any more, and stays on record.
 */
public record TransferList(
        String id, String name, Digest digest, Instant importedAt, String importedBy, List<Transfer> lines) {
    public TransferList {
        lines = List.copyOf(lines);
    }

    /**
     * A list without its lines.
     *
     * @param current how many of its lines still count
     */
    public record Head(
            String id, String name, Digest digest, Instant importedAt, String importedBy, int lines, int current) {}
}
