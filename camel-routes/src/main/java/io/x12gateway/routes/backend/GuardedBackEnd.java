package io.x12gateway.routes.backend;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.BackEnd;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.routes.observe.GatewayMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A back end behind a limit on calls at once and a circuit breaker, with its latency measured. Whoever finds no place
 * before the deadline, or the circuit open, hears {@link Answer.NoAnswer} and the back end is left in peace.
 */
public final class GuardedBackEnd implements BackEnd, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedBackEnd.class);
    private static final int CALLS_JUDGED = 20;
    private static final int CALLS_JUDGED_MIN = 10;
    private static final float FAILING_PERCENT = 50;
    private static final int PROBES = 3;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final BackEnd backEnd;
    private final Semaphore places;
    private final CircuitBreaker breaker;
    private final MeterRegistry meters;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param callsMax calls at once
     * @param rest how long the circuit stays open before a few probes go through
     */
    public GuardedBackEnd(BackEnd backEnd, int callsMax, Duration rest, MeterRegistry meters) {
        this.backEnd = backEnd;
        this.places = new Semaphore(callsMax, true);
        this.breaker = CircuitBreaker.of(
                backEnd.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(CALLS_JUDGED)
                        .minimumNumberOfCalls(CALLS_JUDGED_MIN)
                        .failureRateThreshold(FAILING_PERCENT)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .waitDurationInOpenState(rest)
                        .build());
        this.meters = meters;
        Gauge.builder(GatewayMeters.BACK_END_CIRCUIT_OPEN, breaker, b -> closed(b) ? 0 : 1)
                .description("1 while calls to the back end are held back after many failed")
                .tag(GatewayMeters.TAG_BACK_END, backEnd.name())
                .register(meters);
    }

    @Override
    public String name() {
        return backEnd.name();
    }

    @Override
    public Answer ask(Question question, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        return attempt(question, end, () -> end).orElseGet(() -> withoutCall("left-in-peace: too many calls failed"));
    }

    /** While the circuit is open a batch would only use up its attempts; nobody in a hurry is kept from a place. */
    @Override
    public Answer askPatiently(Question question, Duration deadline) {
        long turn = System.nanoTime() + deadline.toNanos();
        do {
            var answer = attempt(question, turn, () -> System.nanoTime() + deadline.toNanos());
            if (answer.isPresent()) return answer.get();
        } while (rested(turn));
        return withoutCall("left-in-peace: too many calls failed");
    }

    /** Empty if the circuit lets nobody through. */
    private Optional<Answer> attempt(Question question, long turn, LongSupplier end) {
        if (!takePlace(turn)) return Optional.of(withoutCall("busy: as many calls as allowed are under way"));
        try {
            return breaker.tryAcquirePermission() ? Optional.of(guarded(question, end.getAsLong())) : Optional.empty();
        } finally {
            places.release();
        }
    }

    /** Whether to try again: not when the time is up or the gateway stops. */
    private boolean rested(long turn) {
        try {
            return !stopping.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < turn;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer withoutCall(String why) {
        return measured(new Answer.NoAnswer(why), 0, 0);
    }

    @Override
    public String check() {
        return closed(breaker) ? backEnd.check() : "the last calls failed";
    }

    /** Lets go of who waits, and closes the back end's connections, if it has any. */
    @Override
    public void close() {
        stopping.countDown();
        if (!(backEnd instanceof AutoCloseable connections)) return;
        try {
            connections.close();
        } catch (Exception e) {
            LOG.warn("the connections of {} did not close in order", name(), e);
        }
    }

    private Answer guarded(Question question, long end) {
        long start = System.nanoTime();
        var answered = false;
        try {
            var answer = backEnd.ask(question, Duration.ofNanos(Math.max(1, end - start)));
            long took = System.nanoTime() - start;
            switch (answer) {
                case Answer.Answered a -> breaker.onSuccess(took, TimeUnit.NANOSECONDS);
                case Answer.Refused r -> breaker.onSuccess(took, TimeUnit.NANOSECONDS);
                case Answer.NoAnswer n ->
                    breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException(n.reason()));
            }
            answered = true;
            return measured(answer, start, start + took);
        } finally {
            if (!answered) breaker.releasePermission();
        }
    }

    private boolean takePlace(long until) {
        try {
            return places.tryAcquire(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer measured(Answer answer, long start, long end) {
        Timer.builder(GatewayMeters.BACK_END_LATENCY)
                .description("Time from asking a back end to its answer")
                .tag(GatewayMeters.TAG_BACK_END, name())
                .tag(GatewayMeters.TAG_OUTCOME, outcome(answer))
                .register(meters)
                .record(end - start, TimeUnit.NANOSECONDS);
        return answer;
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Answered a -> "answered";
            case Answer.Refused r -> "refused";
            case Answer.NoAnswer n -> "no-answer";
        };
    }

    private static boolean closed(CircuitBreaker breaker) {
        return breaker.getState() == CircuitBreaker.State.CLOSED
                || breaker.getState() == CircuitBreaker.State.HALF_OPEN;
    }
}
