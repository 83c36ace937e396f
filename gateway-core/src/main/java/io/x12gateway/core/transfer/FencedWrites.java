package io.x12gateway.core.transfer;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.lease.Lease;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;

import java.util.List;

/** Commits under a lease: nothing is written by one who has lost it. */
final class FencedWrites {
    private final Ledger ledger;

    FencedWrites(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * False if a guard among the changes refused: then none of them is true.
     *
     * @throws GatewayFault {@code lease-lost}
     */
    boolean commit(Lease lease, List<? extends Change> changes) {
        var entry = LedgerEntry.builder().add(new Change.Fence(lease));
        changes.forEach(entry::add);
        return switch (ledger.commitNow(entry.build())) {
            case Outcome.Committed committed -> true;
            case Outcome.Refused refused -> {
                if (refused.guard() instanceof Change.Fence) throw lost(lease);
                yield false;
            }
        };
    }

    static GatewayFault lost(Lease lease) {
        return new GatewayFault(
                FaultKind.CAPACITY,
                "lease-lost",
                lease.role() + " is another node's now, or this one was too slow: nothing was written");
    }
}
