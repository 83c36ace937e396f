package io.x12gateway.routes.backend;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.x12gateway.routes.observe.GatewayMeters;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A limit on calls at once and a circuit breaker, with the latency measured.
 *
 * @param <A> what a call answers
 */
final class Guard<A> {
    private static final int CALLS_JUDGED = 20;
    private static final int CALLS_JUDGED_MIN = 10;
    private static final float FAILING_PERCENT = 50;
    private static final int PROBES = 3;

    private static final long LOOK_AGAIN_MILLIS = 50;

    static final String NO_ANSWER = "no-answer";

    private final String name;
    private final Words<A> words;
    private final Semaphore places;
    private final CircuitBreaker breaker;
    private final MeterRegistry meters;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** What an answer is to a guard. */
    interface Words<A> {
        /** An answer in the place of one that was not asked for. */
        A unasked(String reason);

        /** {@code answered}, {@code refused} or, for what counts as failed, {@code no-answer}. */
        String outcome(A answer);
    }

    Guard(String name, Words<A> words, int callsMax, Duration rest, MeterRegistry meters) {
        this.name = name;
        this.words = words;
        this.places = new Semaphore(callsMax, true);
        this.breaker = CircuitBreaker.of(
                name,
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
                .tag(GatewayMeters.TAG_BACK_END, name)
                .register(meters);
    }

    /** @param call is given what is left of the deadline */
    A call(Duration deadline, Function<Duration, A> call) {
        long end = System.nanoTime() + deadline.toNanos();
        return attempt(end, () -> end, call).orElseGet(this::leftInPeace);
    }

    /**
     * While the circuit is open a batch would only use up its attempts: it waits for its turn, and nobody in a hurry is
     * kept from a place. The call that it waited for has all of the deadline.
     */
    A callPatiently(Duration deadline, Function<Duration, A> call) {
        long turn = System.nanoTime() + deadline.toNanos();
        do {
            var answer = attempt(turn, () -> System.nanoTime() + deadline.toNanos(), call);
            if (answer.isPresent()) return answer.get();
        } while (rested(turn));
        return leftInPeace();
    }

    /** Whether calls go through, be it as probes. */
    boolean isClosed() {
        return closed(breaker);
    }

    /** Lets go of who waits. */
    void stop() {
        stopping.countDown();
    }

    /** Empty if the circuit lets nobody through. */
    private Optional<A> attempt(long turn, LongSupplier end, Function<Duration, A> call) {
        if (!takePlace(turn)) return Optional.of(withoutCall("busy: as many calls as allowed are under way"));
        try {
            return breaker.tryAcquirePermission() ? Optional.of(guarded(call, end.getAsLong())) : Optional.empty();
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

    private A leftInPeace() {
        return withoutCall("left-in-peace: too many calls failed");
    }

    private A withoutCall(String why) {
        return measured(words.unasked(why), 0, 0);
    }

    private A guarded(Function<Duration, A> call, long end) {
        long start = System.nanoTime();
        var answered = false;
        try {
            var answer = call.apply(Duration.ofNanos(Math.max(1, end - start)));
            long took = System.nanoTime() - start;
            if (words.outcome(answer).equals(NO_ANSWER))
                breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException(NO_ANSWER));
            else breaker.onSuccess(took, TimeUnit.NANOSECONDS);
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

    private A measured(A answer, long start, long end) {
        Timer.builder(GatewayMeters.BACK_END_LATENCY)
                .description("Time from asking a back end to its answer")
                .tag(GatewayMeters.TAG_BACK_END, name)
                .tag(GatewayMeters.TAG_OUTCOME, words.outcome(answer))
                .register(meters)
                .record(end - start, TimeUnit.NANOSECONDS);
        return answer;
    }

    private static boolean closed(CircuitBreaker breaker) {
        return breaker.getState() == CircuitBreaker.State.CLOSED
                || breaker.getState() == CircuitBreaker.State.HALF_OPEN;
    }
}
