package io.x12gateway.core.inquiry;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * All back ends by name, each behind a bulkhead: at most so many real-time inquiries wait for one of them at once, so
 * that a slow one cannot take every thread.
 */
public final class BackEnds {
    private final Map<String, BackEnd> byName = new HashMap<>();
    private final Map<String, Semaphore> seats = new HashMap<>();

    /** @param realTimeSeats real-time inquiries that may wait for one back end at the same time */
    public BackEnds(Collection<? extends BackEnd> backEnds, int realTimeSeats) {
        for (var backEnd : backEnds) {
            if (byName.put(backEnd.name(), backEnd) != null)
                throw new IllegalArgumentException("two back ends are called " + backEnd.name());
            seats.put(backEnd.name(), new Semaphore(realTimeSeats));
        }
    }

    public Collection<BackEnd> all() {
        return byName.values();
    }

    /** @throws GatewayFault {@code back-end-missing} if the routing table names one that is not there */
    public BackEnd named(String name) {
        var backEnd = byName.get(name);
        if (backEnd == null)
            throw new GatewayFault(
                    FaultKind.GATEWAY,
                    "back-end-missing",
                    "The routing table names the back end '" + name + "', but only " + byName.keySet()
                            + " are configured: correct the routing table.");
        return backEnd;
    }

    /**
     * Takes a seat at once or not at all; closing gives it back.
     *
     * @throws GatewayFault {@code back-end-busy}, kind CAPACITY, if all are taken
     */
    public Seat seat(String name) {
        var backEnd = named(name);
        var free = seats.get(backEnd.name());
        if (free == null || !free.tryAcquire())
            throw new GatewayFault(
                    FaultKind.CAPACITY,
                    "back-end-busy",
                    "As many inquiries as allowed are waiting for " + name + " already: send this one again later.");
        return new Seat(backEnd, free);
    }

    /** The right to ask one back end in real time. */
    public static final class Seat implements AutoCloseable {
        private final BackEnd backEnd;
        private final Semaphore seats;

        private Seat(BackEnd backEnd, Semaphore seats) {
            this.backEnd = backEnd;
            this.seats = seats;
        }

        public String backEnd() {
            return backEnd.name();
        }

        public Answer ask(Question question, Duration deadline) {
            return backEnd.ask(question, deadline);
        }

        @Override
        public void close() {
            seats.release();
        }
    }
}
