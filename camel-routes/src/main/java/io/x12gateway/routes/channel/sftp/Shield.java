package io.x12gateway.routes.channel.sftp;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Keeps the core's work away from the threads of the SSH server. Those are interrupted whenever a client goes away, and
 * an interrupt closes the file channel that its thread is using, be it the embedded database's. What was begun is thus
 * finished, whether or not there is still somebody to be told.
 */
final class Shield {
    private Shield() {}

    /** Runs the work on a thread of its own and waits for its end, come what may. */
    static <T> T call(Callable<T> work) throws IOException {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name("sftp-work").start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw refusal(Objects.requireNonNullElse(e.getCause(), e));
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private static IOException refusal(Throwable cause) {
        return switch (cause) {
            case Refusal refusal -> refusal;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case IOException e -> e;
            default -> new IOException(cause);
        };
    }
}
