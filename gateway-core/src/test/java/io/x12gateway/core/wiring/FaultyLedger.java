package io.x12gateway.core.wiring;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;

import java.util.concurrent.CompletableFuture;

/** Dies at one commit: just before it, so that nothing of it is true, or just after, so that all of it is. */
final class FaultyLedger implements Ledger {
    enum Moment {
        BEFORE,
        AFTER
    }

    private final Ledger real;
    private int commits;
    private int deadlyCommit = -1;
    private Moment moment = Moment.BEFORE;

    FaultyLedger(Ledger real) {
        this.real = real;
    }

    void dieAt(int commit, Moment when) {
        deadlyCommit = commit;
        moment = when;
    }

    int commits() {
        return commits;
    }

    @Override
    public Outcome commitNow(LedgerEntry entry) {
        boolean deadly = commits++ == deadlyCommit;
        if (deadly && moment == Moment.BEFORE) throw death();
        var outcome = real.commitNow(entry);
        if (deadly) throw death();
        return outcome;
    }

    @Override
    public CompletableFuture<Outcome> commit(LedgerEntry entry) {
        return CompletableFuture.completedFuture(commitNow(entry));
    }

    private static GatewayFault death() {
        return new GatewayFault(FaultKind.GATEWAY, "ledger-lost", "the process dies here");
    }
}
