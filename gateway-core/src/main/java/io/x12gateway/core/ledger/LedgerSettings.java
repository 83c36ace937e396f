package io.x12gateway.core.ledger;

import java.time.Duration;

/**
 * @param lane this node's audit lane: 1 to 64 characters, another one for each node that shares the database
 * @param queueMax entries that may wait; more are refused with a fault of kind CAPACITY
 * @param groupMax entries in one transaction
 * @param deadline how long {@link Ledger#commitNow} waits
 */
public record LedgerSettings(String lane, int queueMax, int groupMax, Duration deadline) {
    public LedgerSettings {
        if (lane.isBlank() || lane.length() > 64) throw new IllegalArgumentException("lane: 1 to 64 characters");
        if (queueMax < 1 || groupMax < 1) throw new IllegalArgumentException("queueMax and groupMax: 1 or more");
    }

    public static LedgerSettings forLane(String lane) {
        return new LedgerSettings(lane, 10_000, 256, Duration.ofSeconds(30));
    }
}
