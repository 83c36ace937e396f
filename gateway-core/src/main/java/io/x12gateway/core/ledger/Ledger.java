package io.x12gateway.core.ledger;

import io.x12gateway.core.partner.Registrar;

import java.util.concurrent.CompletableFuture;

/**
 * The one place where something becomes durable. One writer per node commits whatever waits as a group and extends the
 * audit chain in the same transaction.
 */
public interface Ledger {

    /**
     * Queues the entry; the future completes once it is durable or refused. Completes exceptionally with a {@link
     * io.x12gateway.core.fault.GatewayFault} of kind CAPACITY if the queue is full, of kind GATEWAY if the database
     * cannot commit: then nothing of it is true as far as can be known, and no one may be told otherwise.
     */
    CompletableFuture<Outcome> commit(LedgerEntry entry);

    /** Waits for {@link #commit} up to the writer's deadline. */
    Outcome commitNow(LedgerEntry entry);

    /** Writes partners and their audit entries through this ledger. */
    default Registrar registrar() {
        return (versions, entries) -> {
            var entry = LedgerEntry.builder();
            versions.forEach(v -> entry.add(new Change.Register(v)));
            entries.forEach(e -> entry.add(new Change.Audit(e)));
            return commitNow(entry.build()) instanceof Outcome.Committed;
        };
    }
}
