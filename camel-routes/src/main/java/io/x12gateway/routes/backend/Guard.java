package io.x12gateway.routes.backend;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.x12gateway.routes.observe.GatewayMeters;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

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

    static final String NO_ANSWER = "no-answer";

    private final String name;
    private final Words<A> words;
    private final Semaphore places;
    private final CircuitBreaker breaker;
    private final MeterRegistry meters;

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
        if (!takePlace(deadline))
            return measured(words.unasked("busy: as many calls as allowed are under way"), end, end);
        try {
            if (!breaker.tryAcquirePermission())
                return measured(words.unasked("left-in-peace: too many calls failed"), end, end);
            return guarded(call, end);
        } finally {
            places.release();
        }
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

    private boolean takePlace(Duration deadline) {
        try {
            return places.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS);
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
