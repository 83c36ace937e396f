package io.x12gateway.samples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The gateway as a process of its own, its output in a log file. Never outlives the demo: it stops when we close. */
public final class GatewayProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private final Process process;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();

    private GatewayProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it. Its standard input is a pipe from us: the gateway stops by itself when that closes, however we end.
     */
    public static GatewayProcess start(List<String> command, Path workingDirectory, Path log) {
        try {
            var words = new ArrayList<>(command);
            words.add("--stop-with-input");
            var process = new ProcessBuilder(words)
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new GatewayProcess(process, log);
        } catch (IOException e) {
            throw new IllegalStateException("cannot start the gateway: " + e.getMessage(), e);
        }
    }

    /** Waits until {@code url} answers 200; says where to look if it does not. */
    public void awaitOk(String url) {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!isOk(url)) {
            if (!process.isAlive())
                throw new IllegalStateException("the gateway ended with code " + process.exitValue()
                        + " while starting; its words are in " + log);
            if (System.nanoTime() > end)
                throw new IllegalStateException(
                        url + " did not answer 200 within " + START_LIMIT.toSeconds() + " s; its words are in " + log);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private boolean isOk(String url) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for the gateway to end by itself. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it as a power cut would: no goodbye, nothing flushed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop and, after a while, makes it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }
}
