package io.x12gateway.routes.channel.http.access;

import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Closes connections whose client keeps us waiting. Tomcat's own timeouts begin anew with every byte, so a client that
 * sends one byte every ten seconds could hold a connection for ever; here the whole handshake and head have a time, and a
 * body has a speed.
 */
final class ConnectionWatch implements AutoCloseable {
    private static final long IDLE = Long.MAX_VALUE;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private final Duration headTime;
    private final Pace.Rule bodyRule;
    private final Runnable onCut;
    private final Map<SocketWrapperBase<?>, Long> headSince = new ConcurrentHashMap<>();
    private final Set<Pace> bodies = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("slow-clients").daemon().factory());

    /**
     * @param headTime from the beginning of a connection or request to the end of its head
     * @param onCut hears of every connection that was closed for slowness
     */
    ConnectionWatch(Duration headTime, Pace.Rule bodyRule, Runnable onCut) {
        this.headTime = headTime;
        this.onCut = onCut;
        this.bodyRule = bodyRule;
    }

    /** @param open the connections that there are */
    void start(Supplier<? extends Set<? extends SocketWrapperBase<?>>> open) {
        var unused = timer.scheduleWithFixedDelay(
                () -> look(open.get()), LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The client is about to send the head of a request, or goes on with it. */
    void headContinues(SocketWrapperBase<?> connection) {
        headSince.compute(
                connection, (c, since) -> since == null || since == IDLE ? Long.valueOf(System.nanoTime()) : since);
    }

    /** It is our turn, or nobody's. */
    void idle(SocketWrapperBase<?> connection) {
        headSince.put(connection, IDLE);
    }

    /** A body is about to be read. */
    Pace body(SocketWrapperBase<?> connection) {
        var pace = new Pace(bodyRule, () -> cut(connection));
        bodies.add(pace);
        return pace;
    }

    void bodyEnded(Pace pace) {
        bodies.remove(pace);
    }

    private void look(Set<? extends SocketWrapperBase<?>> open) {
        long now = System.nanoTime();
        // Not whatever is missing among the open ones: who came a moment ago would begin anew in the middle of its
        // work.
        headSince.keySet().removeIf(SocketWrapperBase::isClosed);
        for (var connection : open) {
            long since = headSince.computeIfAbsent(connection, c -> now);
            if (since == IDLE || now - since <= headTime.toNanos()) continue;
            idle(connection);
            cut(connection);
        }
        bodies.forEach(pace -> pace.cutIfTooSlow(now));
    }

    private void cut(SocketWrapperBase<?> connection) {
        onCut.run();
        connection.setError(new SocketTimeoutException());
        // Somebody may be waiting for bytes with the lock in hand; then only the end of the connection helps.
        if (connection.getLock().isLocked()) connection.close();
        else connection.processSocket(SocketEvent.ERROR, true);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
