package io.x12gateway.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** So many connections, each of which sends its next request when the last one was answered. */
final class ClosedLoop {
    private ClosedLoop() {}

    /** One connection. */
    interface Client extends AutoCloseable {
        /**
         * Sends one request and looks at the answer.
         *
         * @throws WrongAnswerException if it is not the right one
         */
        void turn() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** An answer that no client could use. */
    static final class WrongAnswerException extends IOException {
        private static final long serialVersionUID = 1L;

        WrongAnswerException(String message) {
            super(message);
        }
    }

    static Sample run(List<? extends Client> clients, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        return run(clients, () -> System.nanoTime() < end);
    }

    /** @param more asked before each request */
    static Sample run(List<? extends Client> clients, BooleanSupplier more) throws InterruptedException {
        long began = System.nanoTime();
        var samples = new ArrayList<Sample>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = new ArrayList<Future<Sample>>();
            for (var client : clients) runs.add(threads.submit((Callable<Sample>) () -> run(client, more)));
            for (var run : runs) samples.add(run.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client ended", e.getCause());
        }
        var together = Sample.all(samples);
        return new Sample(together.nanos(), together.failures(), Duration.ofNanos(System.nanoTime() - began));
    }

    private static Sample run(Client client, BooleanSupplier more) {
        var nanos = new long[4096];
        int count = 0;
        var failures = new ArrayList<String>();
        while (failures.isEmpty() && more.getAsBoolean()) {
            long start = System.nanoTime();
            try {
                client.turn();
                if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
                nanos[count++] = System.nanoTime() - start;
            } catch (IOException | RuntimeException e) {
                failures.add(e.toString());
            }
        }
        return new Sample(Arrays.copyOf(nanos, count), failures, Duration.ZERO);
    }
}
