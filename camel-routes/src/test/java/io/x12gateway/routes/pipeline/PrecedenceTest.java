package io.x12gateway.routes.pipeline;

import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class PrecedenceTest {
    private static final int PROCESSORS = 2;
    private static final int CROWD = 101;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final AtomicLong now = new AtomicLong(TimeUnit.SECONDS.toNanos(1_000_000));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void whileFewArriveAllStagesWorkAtOnce() throws Exception {
        var precedence = precedence(LONG);
        receive(precedence, CROWD - 1);
        meet(precedence, Stage.DISPOSITION);
    }

    @Test
    void whileManyArriveOneWorksAfterTheOther() throws Exception {
        var precedence = precedence(LONG);
        receive(precedence, CROWD);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var ends = new CountDownLatch(8);
        for (var stage : new Stage[] {Stage.DISPOSITION, Stage.LINEAGE, Stage.DELIVERY, Stage.ASSEMBLY})
            for (int i = 0; i < 2; i++)
                threads.execute(() -> precedence.work(stage, () -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    Thread.yield();
                    atOnce.decrementAndGet();
                    ends.countDown();
                }));
        assertThat(ends.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"INQUIRY", "HANDOVER"})
    void whoWaitsForOthersAnywayIsNotHeldBack(Stage stage) throws Exception {
        var precedence = precedence(LONG);
        receive(precedence, CROWD);
        meet(precedence, stage);
    }

    @Test
    void nobodyWaitsLongBehindAnother() throws Exception {
        var precedence = precedence(Duration.ofMillis(20));
        receive(precedence, CROWD);
        meet(precedence, Stage.DISPOSITION);
    }

    @Test
    void theCrowdIsForgottenTwoSecondsAfterItCame() throws Exception {
        var precedence = precedence(LONG);
        receive(precedence, CROWD);
        now.addAndGet(TimeUnit.SECONDS.toNanos(2));
        meet(precedence, Stage.DISPOSITION);
    }

    @Test
    void workThatFailsGivesItsPlaceBack() throws Exception {
        var precedence = precedence(LONG);
        receive(precedence, CROWD);
        for (int i = 0; i < 2; i++) {
            var failed = threads.submit(() -> precedence.work(Stage.DELIVERY, () -> {
                throw new IllegalStateException("no");
            }));
            assertThat(failed).failsWithin(Duration.ofSeconds(30));
        }
    }

    private Precedence precedence(Duration patience) {
        return new Precedence(PROCESSORS, patience, now::get);
    }

    /** Two works that end only if they run at the same time. */
    private void meet(Precedence precedence, Stage stage) throws Exception {
        var both = new CyclicBarrier(2);
        var one = threads.submit(() -> precedence.work(stage, () -> await(both)));
        var other = threads.submit(() -> precedence.work(stage, () -> await(both)));
        one.get(30, TimeUnit.SECONDS);
        other.get(30, TimeUnit.SECONDS);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void receive(Precedence precedence, int count) {
        for (int i = 0; i < count; i++) precedence.committed(LedgerEntry.of(new Change.Receive(submission())));
    }

    private static Submission submission() {
        var digest = new Digest("0".repeat(64));
        return new Submission(
                new SubmissionId("01M821S45R03SSAX6DARHXR5W9"),
                new PartnerId("acme"),
                Channel.SFTP,
                ProcessingMode.BATCH,
                "claims.x12",
                Optional.empty(),
                new PayloadId("01M821S45R03SSAX6DARHXR5W9"),
                digest,
                1,
                Instant.EPOCH,
                SubmissionState.RECEIVED,
                Optional.empty());
    }
}
