package io.x12gateway.routes.pipeline;

import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.LedgerListener;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.Work;
import jakarta.jms.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells the broker of committed work, on a thread of its own: nobody who serves a partner ever waits for the broker.
 * Announces at least once. At its start, and after it lost the broker, it announces everything that is not done; what
 * that doubles, the stages find done.
 */
final class OutboxRelay implements LedgerListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    /** Work ids in one JMS commit. */
    static final int BATCH = 100;

    /** Whoever wakes the relay is seldom alone: as long it waits for a full batch, which saves both sides transactions. */
    private static final Duration GATHERING = Duration.ofMillis(5);

    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final PipelineSettings settings;
    private final Semaphore wake = new Semaphore(0);
    private final Announcer announcer;
    private @Nullable Thread thread;
    private volatile boolean stopping;
    private volatile long caughtUpNanos = System.nanoTime();
    private long announcedAgainNanos = System.nanoTime();
    private boolean brokerLost;
    private boolean failing;

    OutboxRelay(Outbox outbox, ConnectionFactory broker, PipelineSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
        this.announcer = new Announcer(broker, settings.relayDeadline());
    }

    /** Reconciles first: whatever the broker still holds, everything that is not done is announced. */
    synchronized void start() {
        int revived = outbox.revive();
        if (revived > 0) LOG.info("{} pieces of work that were given up have their turn once more", revived);
        int waiting = outbox.forgetAnnouncements();
        LOG.info("relay starts, {} pieces of work are to be announced", waiting);
        stopping = false;
        thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
    }

    synchronized boolean running() {
        return thread != null && thread.isAlive();
    }

    /** Time since there was last nothing left to announce. */
    Duration lag() {
        return Duration.ofNanos(System.nanoTime() - caughtUpNanos);
    }

    @Override
    public void committed(LedgerEntry entry) {
        if (entry.changes().stream().anyMatch(Change.Enqueue.class::isInstance)) wake.release();
    }

    @Override
    public synchronized void close() {
        var running = thread;
        if (running == null) return;
        stopping = true;
        wake.release();
        try {
            if (!running.join(STOP_DEADLINE)) running.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        announcer.close();
        thread = null;
    }

    private void run() {
        try {
            while (!stopping) {
                if (turnSucceeds()) await();
                else Thread.sleep(RETRY_PAUSE);
            }
        } catch (InterruptedException e) {
            LOG.debug("the relay was told to stop at once");
        }
    }

    private void await() throws InterruptedException {
        if (wake.tryAcquire(settings.relayInterval().toMillis(), TimeUnit.MILLISECONDS) && !stopping)
            wake.tryAcquire(BATCH - 1, GATHERING.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean turnSucceeds() throws InterruptedException {
        try {
            turn();
            if (failing) LOG.info("the relay announces work again");
            failing = false;
        } catch (RuntimeException e) {
            if (!failing)
                LOG.warn("the relay cannot announce work ({}); it tries again every second", Failures.cause(e));
            failing = true;
        }
        return !failing;
    }

    private void turn() throws InterruptedException {
        wake.drainPermits();
        if (brokerLost) reconcile();
        else if (overdue()) announceEverythingAgain("work has waited too long");
        while (!stopping) {
            var batch = outbox.unannounced(BATCH);
            if (!batch.isEmpty()) announce(batch);
            if (batch.size() < BATCH) break;
        }
        caughtUpNanos = System.nanoTime();
    }

    private boolean overdue() {
        var patience = settings.announceAgainAfter();
        return System.nanoTime() - announcedAgainNanos > patience.toNanos()
                && outbox.oldestWaiting().compareTo(patience) > 0;
    }

    private void reconcile() throws InterruptedException {
        announcer.send(List.of());
        announceEverythingAgain("the broker is back");
        brokerLost = false;
    }

    private void announceEverythingAgain(String why) {
        int waiting = outbox.forgetAnnouncements();
        announcedAgainNanos = System.nanoTime();
        if (waiting > 0) LOG.info("{}: {} pieces of work are announced again", why, waiting);
    }

    private void announce(List<Work> batch) throws InterruptedException {
        try {
            announcer.send(batch);
        } catch (RuntimeException e) {
            brokerLost = true;
            throw e;
        }
        outbox.announced(batch.stream().map(Work::id).toList());
    }
}
