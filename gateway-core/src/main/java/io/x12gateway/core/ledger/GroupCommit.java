package io.x12gateway.core.ledger;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread that writes whatever waits as one group. Groups form by themselves: those who come while a group is being
 * written make up the next. Only in a crowd a group is given a moment to grow, since what a commit costs the database is
 * mostly the pages it touches, and those many share; whoever comes alone waits for nobody.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final long TICK_MILLIS = 200;

    /** So many in the last group are a crowd. */
    static final int CROWD = 8;

    static final int MOMENTS = 4;
    private static final long MOMENT_NANOS = 1_000_000;

    /** Where groups go. Only the one thread calls it. */
    interface Sink {
        /** One result per entry, in order. Never throws. */
        List<Result> write(List<LedgerEntry> entries);

        /** Called several times a second while nothing waits. */
        void idle();

        void close();
    }

    /** Lets a little time pass in which more entries may come. */
    interface Moment {
        Moment SHORT = () -> LockSupport.parkNanos(MOMENT_NANOS);

        void pass();
    }

    private record Item(LedgerEntry entry, CompletableFuture<Outcome> future) {}

    private final Sink sink;
    private final Moment moment;
    private final int groupMax;
    private final BlockingQueue<Item> queue;
    private final Thread thread;
    private volatile boolean closing;

    GroupCommit(String name, Sink sink, int queueMax, int groupMax) {
        this(name, sink, queueMax, groupMax, Moment.SHORT);
    }

    GroupCommit(String name, Sink sink, int queueMax, int groupMax, Moment moment) {
        this.sink = sink;
        this.moment = moment;
        this.groupMax = groupMax;
        this.queue = new ArrayBlockingQueue<>(queueMax);
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread.start();
    }

    CompletableFuture<Outcome> submit(LedgerEntry entry) {
        if (closing) return CompletableFuture.failedFuture(shuttingDown());
        var item = new Item(entry, new CompletableFuture<>());
        if (!queue.offer(item))
            return CompletableFuture.failedFuture(new GatewayFault(
                    FaultKind.CAPACITY,
                    "ledger-busy",
                    "The ledger has " + queue.size() + " entries waiting and takes no more; try again in a second"));
        // The writer may have left between the look above and the offer.
        if (closing && !thread.isAlive() && queue.remove(item)) item.future.completeExceptionally(shuttingDown());
        return item.future;
    }

    int waiting() {
        return queue.size();
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
        for (var item = queue.poll(); item != null; item = queue.poll())
            item.future.completeExceptionally(shuttingDown());
    }

    private void run() {
        var group = new ArrayList<Item>(groupMax);
        while (!closing || !queue.isEmpty()) {
            int before = group.size();
            group.clear();
            var first = next();
            if (first == null) {
                sink.idle();
                continue;
            }
            group.add(first);
            if (before >= CROWD) awaitMore(2 * before);
            queue.drainTo(group, groupMax - 1);
            write(group);
        }
        sink.close();
    }

    /** Looks now and then, so that not each of them wakes this thread, and as long as more are coming. */
    private void awaitMore(int wanted) {
        int here = queue.size();
        for (int passed = 0; passed < MOMENTS && here < Math.min(wanted, groupMax) && !closing; passed++) {
            moment.pass();
            int before = here;
            here = queue.size();
            if (here == before) return;
        }
    }

    private @Nullable Item next() {
        try {
            return queue.poll(closing ? 0 : TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody but close() may end this thread: entries could be lost.
            LOG.warn("The ledger's writer was interrupted and goes on");
            return null;
        }
    }

    private void write(List<Item> group) {
        try {
            var results = sink.write(group.stream().map(Item::entry).toList());
            for (int i = 0; i < group.size(); i++) tell(group.get(i), results.get(i));
        } catch (Throwable e) {
            // Even an Error must not end the writer and leave callers waiting.
            LOG.error("the ledger's writer met an error", e);
            for (var item : group) item.future.completeExceptionally(e);
        }
    }

    private static void tell(Item item, Result result) {
        switch (result) {
            case Result.Done done -> item.future.complete(done.outcome());
            case Result.Failed failed -> item.future.completeExceptionally(failed.fault());
        }
    }

    private static GatewayFault shuttingDown() {
        return new GatewayFault(
                FaultKind.CAPACITY, "shutting-down", "The gateway is shutting down; try again in a minute");
    }
}
