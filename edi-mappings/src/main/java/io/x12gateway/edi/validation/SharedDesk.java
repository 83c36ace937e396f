package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Judges with several threads. The thread that reads copies segments into batches; whoever is free judges a batch, the
 * reading thread too when the others are busy. A transaction set that is too large for a batch is judged batch after
 * batch, so a single large set gains little; all others stand in one batch each. At most a few batches are under way,
 * whatever the size of the file.
 */
final class SharedDesk implements TransactionDesk {
    /** Idle threads end by themselves, and keep no process alive. */
    private static final ExecutorService HELPERS = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("x12-judge-", 0).daemon().factory());

    private final int batchesMax;

    /** In the order of the file; each is taken by one thread, so one that waits waits for one that is at work. */
    private final LinkedBlockingQueue<Batch> waiting = new LinkedBlockingQueue<>();

    private final Queue<Batch> underWay = new ArrayDeque<>();
    private Batch filling = new Batch(null);
    private @Nullable OpenTransaction current;
    private volatile boolean closed;

    /** @param threads that judge, the reading one included; at least two */
    SharedDesk(int threads) {
        batchesMax = threads * 2;
        for (int i = 1; i < threads; i++) HELPERS.execute(this::serve);
    }

    private void serve() {
        try {
            while (!closed) waiting.take().judge();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean skims() {
        return true;
    }

    @Override
    public void begins(OpenTransaction transaction, SegmentView st) {
        if (filling.ample()) send(null);
        current = transaction.judgedAs().isPresent() ? transaction : null;
        filling.begins(transaction);
    }

    @Override
    public void segment(SegmentView segment) {
        var transaction = current;
        if (transaction == null) return;
        if (!filling.hasRoom(segment)) {
            filling.fullBefore(segment.segment());
            send(transaction);
        }
        filling.add(segment);
    }

    @Override
    public void ends(OpenTransaction transaction) {
        transaction.keepTrailer();
        filling.ends();
        current = null;
    }

    /** @param unfinished the set that goes on in the next batch; null if the last one ended */
    private void send(@Nullable OpenTransaction unfinished) {
        var full = filling;
        underWay.add(full);
        waiting.add(full);
        filling = new Batch(unfinished == null ? null : full);
        if (unfinished != null) filling.goesOn(unfinished);
        while (underWay.size() >= batchesMax) oldestDone();
    }

    /** Lends a hand until the oldest batch is done. */
    private void oldestDone() {
        var oldest = underWay.element();
        while (!oldest.isDone()) {
            var mine = waiting.poll();
            if (mine == null) break;
            mine.judge();
        }
        oldest.await();
        underWay.remove();
    }

    @Override
    public void finish() {
        send(null);
        while (!underWay.isEmpty()) oldestDone();
    }

    @Override
    public void close() {
        closed = true;
        waiting.clear();
        // whoever still waits for work finds this, and goes
        for (int i = 0; i < batchesMax; i++) waiting.add(new Batch(null));
    }
}
