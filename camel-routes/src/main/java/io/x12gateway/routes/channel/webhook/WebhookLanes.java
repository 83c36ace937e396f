package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.lease.Lease;
import io.x12gateway.core.lease.LeaseKeeper;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.LedgerListener;
import io.x12gateway.core.partner.WebhookTarget;
import io.x12gateway.core.telling.Courier;
import io.x12gateway.core.telling.Reply;
import io.x12gateway.core.webhook.TargetStanding;
import io.x12gateway.core.webhook.WebhookDelivery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Serves each address that something is due for in a lane of its own, so that one that is slow or dead costs the others
 * nothing. A lane begins with one message at a time and sends more at once while they are taken.
 */
final class WebhookLanes implements LedgerListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookLanes.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    /** A lease costs a renewal every few seconds, and taking it anew costs more. */
    private static final Duration LEASE_KEPT = Duration.ofMinutes(1);

    private final Courier courier;
    private final WebhookSender sender;
    private final LeaseKeeper leases;
    private final WebhookSettings settings;
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore calls;
    /** Roles of the lanes that run. */
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    /** When the last lane of a role ended, by nano time, as long as its lease is kept. */
    private final Map<String, Long> idleSince = new ConcurrentHashMap<>();

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("webhook-", 0).factory());
    private @Nullable Thread rounds;
    private volatile boolean stopping;

    WebhookLanes(Courier courier, WebhookSender sender, LeaseKeeper leases, WebhookSettings settings) {
        this.courier = courier;
        this.sender = sender;
        this.leases = leases;
        this.settings = settings;
        this.calls = new Semaphore(settings.callsMax(), true);
    }

    synchronized void start() {
        stopping = false;
        rounds = Thread.ofPlatform().daemon().name("webhook-rounds").start(this::run);
    }

    synchronized boolean isRunning() {
        return rounds != null && rounds.isAlive();
    }

    @Override
    public void committed(LedgerEntry entry) {
        for (var change : entry.changes())
            if (change instanceof Change.Tell
                    || change instanceof Change.MoveWebhooks
                    || change instanceof Change.TurnWebhook turn
                            && turn.delivery().state() == WebhookDelivery.State.PENDING
                            && turn.delivery().attempts() == 0) {
                wake.release();
                return;
            }
    }

    private void run() {
        try {
            while (!stopping) {
                wake.drainPermits();
                if (turn()) wake.tryAcquire(settings.interval().toMillis(), TimeUnit.MILLISECONDS);
                else Thread.sleep(AFTER_A_FAULT);
            }
        } catch (InterruptedException e) {
            LOG.debug("webhooks were told to stop at once");
        }
    }

    /** Begins a lane for every address that has none and needs one. */
    private boolean turn() {
        try {
            for (var standing : courier.due()) begin(standing);
            releaseIdle();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("webhooks could not ask what is due ({}); they ask again", e.toString());
            return false;
        }
    }

    /** Only here lanes begin, so none begins with a lease that is given back. */
    private void releaseIdle() {
        long now = System.nanoTime();
        for (var idle : idleSince.entrySet()) {
            if (now - idle.getValue() < LEASE_KEPT.toNanos() || running.contains(idle.getKey())) continue;
            idleSince.remove(idle.getKey());
            leases.release(idle.getKey());
        }
    }

    private void begin(TargetStanding standing) {
        var role = Courier.role(standing);
        if (!running.add(role)) return;
        threads.execute(() -> {
            boolean worked = false;
            try {
                worked = serve(role, standing);
            } catch (GatewayFault fault) {
                LOG.warn("{} is left for now: {}", role, fault.code());
            } catch (RuntimeException e) {
                LOG.warn("{} is left for now: {}", role, e.toString());
            } finally {
                idleSince.put(role, System.nanoTime());
                running.remove(role);
                if (worked) wake.release(); // what came in this moment found the lane still there
            }
        });
    }

    private boolean serve(String role, TargetStanding first) {
        boolean worked = false;
        int atOnce = 1;
        while (!stopping) {
            var lease = leases.hold(role);
            var standing = courier.open(first);
            if (lease.isEmpty() || standing.isEmpty()) break;
            var due = courier.next(standing.get(), atOnce);
            if (due.isEmpty()) break;
            boolean taken = sendAll(lease.get(), standing.get(), due);
            worked = true;
            atOnce = taken ? Math.min(atOnce * 2, settings.callsPerTargetMax()) : 1;
        }
        return worked;
    }

    /** Whether all were taken. */
    private boolean sendAll(Lease lease, TargetStanding standing, List<WebhookDelivery> due) {
        var address = courier.address(lease, standing);
        if (address.isEmpty()) return false;
        var sending = new ArrayList<CompletableFuture<Courier.Sent>>();
        for (var delivery : due)
            sending.add(CompletableFuture.supplyAsync(() -> sent(address.get(), delivery), threads));
        var sent = sending.stream().map(CompletableFuture::join).toList();
        courier.record(lease, standing, sent);
        return sent.stream().allMatch(s -> s.reply().isTaken());
    }

    private Courier.Sent sent(WebhookTarget target, WebhookDelivery delivery) {
        calls.acquireUninterruptibly();
        try {
            return new Courier.Sent(delivery, sender.send(target, delivery));
        } catch (RuntimeException e) {
            LOG.warn("event {} could not be sent: {}", delivery.eventId(), e.toString());
            return new Courier.Sent(delivery, Reply.failed("not-sent"));
        } finally {
            calls.release();
        }
    }

    /** What is under way is waited for as long as it may take. */
    @Override
    public synchronized void close() {
        stopping = true;
        wake.release();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) threads.shutdownNow();
            var thread = rounds;
            if (thread != null && !thread.join(AFTER_A_FAULT.plusSeconds(1))) thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        rounds = null;
    }
}
