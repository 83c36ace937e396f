package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.lease.LeaseKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Renews this process's leases on a thread of its own: nothing that a visit waits for may cost its lease. */
public final class LeaseRenewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseRenewal.class);
    private final LeaseKeeper keeper;
    private final ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lease-renewal").factory());

    LeaseRenewal(LeaseKeeper keeper) {
        this.keeper = keeper;
        long millis = LeaseKeeper.RENEWAL.toMillis();
        var unused = renewing.scheduleWithFixedDelay(this::renew, millis, millis, TimeUnit.MILLISECONDS);
    }

    public LeaseKeeper keeper() {
        return keeper;
    }

    private void renew() {
        try {
            keeper.renewAll();
        } catch (RuntimeException e) {
            LOG.warn("leases could not be renewed ({}); they run out unless the database is back soon", e.toString());
        }
    }

    /** Another node takes over at once. */
    @Override
    public void close() {
        renewing.shutdownNow();
        try {
            keeper.releaseAll();
        } catch (RuntimeException e) {
            LOG.info("leases could not be released ({}); they run out by themselves", e.toString());
        }
    }
}
