package io.x12gateway.core.completion;

import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.payload.PayloadStore;

/** Commits, and drops the payloads of an entry that was refused. */
public final class Commits {
    private final Ledger ledger;
    private final PayloadStore payloads;

    public Commits(Ledger ledger, PayloadStore payloads) {
        this.ledger = ledger;
        this.payloads = payloads;
    }

    public Outcome commit(LedgerEntry entry) {
        var outcome = ledger.commitNow(entry);
        if (outcome instanceof Outcome.Refused) discard(entry);
        return outcome;
    }

    /** Drops the payloads of an entry that will not be committed. */
    public void discard(LedgerEntry entry) {
        for (var change : entry.changes())
            if (change instanceof Change.StorePayload store) payloads.discard(store.payload());
    }
}
