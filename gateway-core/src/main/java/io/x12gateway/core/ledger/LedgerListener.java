package io.x12gateway.core.ledger;

/** Hears of every entry after it was committed; for metrics and wake-ups. Must not block and must not throw. */
public interface LedgerListener {
    void committed(LedgerEntry entry);
}
