package io.x12gateway.routes.doors;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Several things at once; what went wrong with any of them is told when all have been tried. */
final class AtOnce {
    private final int places;

    AtOnce(int places) {
        this.places = places;
    }

    /** Something to do that may fail. */
    interface Task {
        void run() throws Exception;
    }

    void run(Collection<? extends Task> tasks) throws InterruptedException {
        var free = new Semaphore(places);
        var failures = new ConcurrentLinkedQueue<Throwable>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var task : tasks) {
                free.acquire();
                threads.execute(() -> {
                    try {
                        task.run();
                    } catch (Exception | AssertionError e) {
                        failures.add(e);
                    } finally {
                        free.release();
                    }
                });
            }
        }
        fail(List.copyOf(failures));
    }

    private static void fail(List<Throwable> failures) {
        if (failures.isEmpty()) return;
        var failed =
                new AssertionError(failures.size() + " failed; the first: " + failures.getFirst(), failures.getFirst());
        failures.stream().skip(1).limit(20).forEach(failed::addSuppressed);
        throw failed;
    }
}
