package io.x12gateway.routes.backend;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.BackEnd;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.routes.observe.GatewayMeters;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class GuardedBackEndTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofMillis(300);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void measuresByOutcome() {
        var guarded = guarded(4, () -> new Answer.Refused("rejected"));

        assertThat(ask(guarded)).isEqualTo(new Answer.Refused("rejected"));

        assertThat(meters.get(GatewayMeters.BACK_END_LATENCY)
                        .tag(GatewayMeters.TAG_BACK_END, "far")
                        .tag(GatewayMeters.TAG_OUTCOME, "refused")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void leavesAFailingBackEndInPeaceAndTriesItAgain() {
        var up = new AtomicInteger();
        var guarded = guarded(4, () -> up.get() == 1 ? new Answer.Refused("up") : new Answer.NoAnswer("down"));
        for (int i = 0; i < 10; i++) ask(guarded);
        assertThat(calls).hasValue(10);
        assertThat(circuitOpen()).isEqualTo(1);
        assertThat(guarded.check()).isNotEmpty();

        assertThat(ask(guarded)).isInstanceOf(Answer.NoAnswer.class);
        assertThat(calls).hasValue(10);

        up.set(1);
        await().atMost(DEADLINE).until(() -> ask(guarded) instanceof Answer.Refused);
        for (int i = 0; i < 3; i++) ask(guarded);
        assertThat(circuitOpen()).isZero();
        assertThat(guarded.check()).isEmpty();
    }

    @Test
    void whoIsPatientWaitsUntilItIsTriedAgain() {
        var up = new AtomicInteger();
        var guarded = guarded(4, () -> up.get() == 1 ? new Answer.Refused("up") : new Answer.NoAnswer("down"));
        for (int i = 0; i < 10; i++) ask(guarded);
        assertThat(circuitOpen()).isEqualTo(1);
        up.set(1);

        assertThat(guarded.askPatiently(question(), DEADLINE)).isEqualTo(new Answer.Refused("up"));
        assertThat(calls).hasValue(11);
    }

    @Test
    void letsThePatientGoWhenTheGatewayStops() {
        var guarded = guarded(4, () -> new Answer.NoAnswer("down"));
        for (int i = 0; i < 10; i++) ask(guarded);
        guarded.close();

        assertThat(guarded.askPatiently(question(), Duration.ofHours(1))).isInstanceOf(Answer.NoAnswer.class);
        assertThat(calls).hasValue(10);
    }

    @Test
    void refusalsAreNoFailures() {
        var guarded = guarded(4, () -> new Answer.Refused("rejected"));
        for (int i = 0; i < 30; i++) ask(guarded);
        assertThat(calls).hasValue(30);
    }

    @Test
    void whoFindsNoPlaceInTimeHearsSo() throws Exception {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var guarded = guarded(1, () -> {
            entered.countDown();
            awaitQuietly(leave);
            return new Answer.Refused("late");
        });
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> ask(guarded));
            entered.await();

            var second = guarded.ask(question(), Duration.ofMillis(50));

            leave.countDown();
            assertThat(second)
                    .isInstanceOfSatisfying(
                            Answer.NoAnswer.class, no -> assertThat(no.reason()).startsWith("busy: "));
            assertThat(first.get()).isEqualTo(new Answer.Refused("late"));
        }
    }

    private double circuitOpen() {
        return meters.get(GatewayMeters.BACK_END_CIRCUIT_OPEN).gauge().value();
    }

    private GuardedBackEnd guarded(int callsMax, Supplier<Answer> answer) {
        return new GuardedBackEnd(
                new BackEnd() {
                    @Override
                    public String name() {
                        return "far";
                    }

                    @Override
                    public Answer ask(Question question, Duration deadline) {
                        calls.incrementAndGet();
                        return answer.get();
                    }

                    @Override
                    public String check() {
                        return "";
                    }
                },
                callsMax,
                REST,
                meters);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer ask(BackEnd backEnd) {
        return backEnd.ask(question(), DEADLINE);
    }

    private static Question question() {
        return new Question("1", TransactionType.ELIGIBILITY_INQUIRY, new byte[0], Delimiters.STANDARD, "T");
    }
}
