package io.x12gateway.routes.pipeline;

import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.LedgerListener;
import io.x12gateway.core.outbox.Stage;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whoever sends goes first. While many submissions arrive, the stages that take a processor may take half of them at
 * most, so that no receipt waits for what can be done a little later. They never stand still, and no work waits long
 * behind another.
 */
final class Precedence implements LedgerListener {
    /** Received in a second, for each processor: more than this, and those who send could feel the stages. */
    private static final int CROWD = 50;

    private static final Set<Stage> TAKES_A_PROCESSOR =
            EnumSet.of(Stage.DISPOSITION, Stage.ASSEMBLY, Stage.DELIVERY, Stage.LINEAGE);

    private final int crowd;
    private final Semaphore places;
    private final Duration patience;
    private final LongSupplier nanos;
    private Arrivals arrivals = new Arrivals(0, 0, 0);

    /** What was received in this second and in the one before. */
    private record Arrivals(long second, int count, int before) {
        Arrivals at(long now) {
            if (now == second) return this;
            return new Arrivals(now, 0, now == second + 1 ? count : 0);
        }

        Arrivals more(int received) {
            return new Arrivals(second, count + received, before);
        }
    }

    Precedence() {
        this(Runtime.getRuntime().availableProcessors(), Duration.ofMillis(250), System::nanoTime);
    }

    /** @param patience after so long work is done at any rate */
    Precedence(int processors, Duration patience, LongSupplier nanos) {
        this.crowd = CROWD * processors;
        this.places = new Semaphore(Math.max(1, processors / 2), true);
        this.patience = patience;
        this.nanos = nanos;
    }

    @Override
    public void committed(LedgerEntry entry) {
        int received = 0;
        for (var change : entry.changes()) if (change instanceof Change.Receive) received++;
        if (received > 0) note(received);
    }

    private synchronized void note(int received) {
        arrivals = arrivals.at(second()).more(received);
    }

    private synchronized boolean isCrowded() {
        var now = arrivals.at(second());
        return Math.max(now.count(), now.before()) > crowd;
    }

    private long second() {
        return TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong());
    }

    /** Does the work on this thread, at once or in a moment. */
    void work(Stage stage, Runnable work) {
        if (!TAKES_A_PROCESSOR.contains(stage) || !isCrowded()) {
            work.run();
            return;
        }
        boolean placed = place();
        try {
            work.run();
        } finally {
            if (placed) places.release();
        }
    }

    private boolean place() {
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
