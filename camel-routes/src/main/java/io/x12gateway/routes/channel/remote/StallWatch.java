package io.x12gateway.routes.channel.remote;

import com.jcraft.jsch.Session;

import java.time.Duration;

/**
 * Ends a connection on which a request waits and nothing moves. A socket's own time-out does not: a server can keep the
 * connection alive and never answer.
 */
final class StallWatch implements AutoCloseable {
    private static final long LOOKS = 4;
    private final Session session;
    private final long patienceNanos;
    private final long endNanos;
    private volatile long progressNanos = System.nanoTime();
    private volatile boolean waiting;
    private volatile boolean closed;

    private StallWatch(Session session, Duration patience, Duration visitMax) {
        this.session = session;
        this.patienceNanos = patience.toNanos();
        this.endNanos = System.nanoTime() + visitMax.toNanos();
    }

    static StallWatch over(Session session, Duration patience, Duration visitMax) {
        var watch = new StallWatch(session, patience, visitMax);
        Thread.ofVirtual().name("remote-stall-watch").start(watch::watch);
        return watch;
    }

    void begin() {
        progress();
        waiting = true;
    }

    void progress() {
        progressNanos = System.nanoTime();
    }

    void end() {
        waiting = false;
    }

    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(Duration.ofNanos(patienceNanos / LOOKS));
                if (stalls()) session.disconnect();
            }
        } catch (InterruptedException e) {
            session.disconnect();
        }
    }

    private boolean stalls() {
        long now = System.nanoTime();
        return (waiting && now - progressNanos > patienceNanos) || now - endNanos > 0;
    }

    @Override
    public void close() {
        closed = true;
    }
}
