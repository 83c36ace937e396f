package io.x12gateway.core.transfer;

import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;

import java.util.concurrent.CompletableFuture;

/** A ledger whose process can be killed just before and just after each commit. */
record DeadlyLedger(Ledger real, Chaos chaos) implements Ledger {

    @Override
    public CompletableFuture<Outcome> commit(LedgerEntry entry) {
        return CompletableFuture.completedFuture(commitNow(entry));
    }

    @Override
    public Outcome commitNow(LedgerEntry entry) {
        chaos.moment();
        var outcome = real.commitNow(entry);
        chaos.moment();
        return outcome;
    }
}
