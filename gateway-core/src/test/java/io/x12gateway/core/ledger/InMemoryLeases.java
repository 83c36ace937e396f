package io.x12gateway.core.ledger;

import io.x12gateway.core.lease.Lease;
import io.x12gateway.core.lease.Leases;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases by the clock of this machine, as the database has its own. */
final class InMemoryLeases implements Leases {
    private final Map<String, Holder> holders = new HashMap<>();

    @Override
    public synchronized Optional<Lease> acquire(String role, String owner, Duration ttl) {
        var former = holders.get(role);
        if (former != null && former.expiresAt().isAfter(Instant.now())) return Optional.empty();
        var lease = new Lease(role, owner, former == null ? 1 : former.lease().token() + 1);
        holders.put(role, new Holder(lease, Instant.now().plus(ttl)));
        return Optional.of(lease);
    }

    @Override
    public synchronized boolean renew(Lease lease, Duration ttl) {
        if (!runs(lease)) return false;
        holders.put(lease.role(), new Holder(lease, Instant.now().plus(ttl)));
        return true;
    }

    @Override
    public synchronized void release(Lease lease) {
        if (runs(lease)) holders.put(lease.role(), new Holder(lease, Instant.now()));
    }

    @Override
    public synchronized Optional<Holder> holder(String role) {
        return Optional.ofNullable(holders.get(role));
    }

    synchronized boolean runs(Lease lease) {
        var holder = holders.get(lease.role());
        return holder != null
                && holder.lease().equals(lease)
                && holder.expiresAt().isAfter(Instant.now());
    }
}
