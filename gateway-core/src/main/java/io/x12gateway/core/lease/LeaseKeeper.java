package io.x12gateway.core.lease;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * One process's leases: taken when they are asked for, renewed as long as {@link #renewAll} is called, and believed in
 * no longer than the database would. Whether one is still ours is decided at the write, by its token; this only keeps a
 * process from beginning what it could not end.
 */
public final class LeaseKeeper {
    public static final Duration TTL = Duration.ofSeconds(15);
    public static final Duration RENEWAL = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private final Leases leases;
    private final String owner;
    private final Duration ttl;
    private final LongSupplier nanos;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private record Held(Lease lease, long untilNanos) {}

    /** @param owner of this process alone: a name for people and something that no other process has */
    public LeaseKeeper(Leases leases, String owner) {
        this(leases, owner, TTL, System::nanoTime);
    }

    LeaseKeeper(Leases leases, String owner, Duration ttl, LongSupplier nanos) {
        this.leases = leases;
        this.owner = owner;
        this.ttl = ttl;
        this.nanos = nanos;
    }

    /** Ours already, or free and ours from now on; empty while another process has it. */
    public synchronized Optional<Lease> hold(String role) {
        var known = held.get(role);
        if (known != null && known.untilNanos - nanos.getAsLong() > 0) return Optional.of(known.lease);
        held.remove(role);
        long began = nanos.getAsLong();
        var lease = leases.acquire(role, owner, ttl);
        lease.ifPresent(l -> {
            held.put(role, new Held(l, began + ttl.toNanos()));
            LOG.info("{} is ours, token {}", role, l.token());
        });
        return lease;
    }

    /** To be called every {@link #RENEWAL}. What cannot be renewed is given up. */
    public synchronized void renewAll() {
        for (var role : held.keySet()) renew(role);
    }

    private void renew(String role) {
        held.computeIfPresent(role, (r, known) -> {
            long began = nanos.getAsLong();
            if (leases.renew(known.lease, ttl)) return new Held(known.lease, began + ttl.toNanos());
            LOG.warn("{} is not ours any more: it was not renewed in time", role);
            return null;
        });
    }

    public synchronized void release(String role) {
        var known = held.remove(role);
        if (known != null) leases.release(known.lease);
    }

    /** Another process need not wait then. */
    public synchronized void releaseAll() {
        for (var role : held.keySet()) release(role);
    }
}
