package io.x12gateway.core.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class GroupCommitTest {
    private static final int GROUP_MAX = 40;

    private final HeldSink sink = new HeldSink();
    private final AtomicInteger moments = new AtomicInteger();
    private final List<CompletableFuture<Outcome>> promised = new CopyOnWriteArrayList<>();
    private int arrivingInAMoment;
    private final GroupCommit groups = new GroupCommit("test", sink, 1_000, GROUP_MAX, this::momentPasses);

    /** Each group is written when the test says so. */
    private static final class HeldSink implements GroupCommit.Sink {
        private final List<Integer> sizes = new CopyOnWriteArrayList<>();
        private final Semaphore begun = new Semaphore(0);
        private final Semaphore allowed = new Semaphore(0);

        @Override
        public List<Result> write(List<LedgerEntry> entries) {
            sizes.add(entries.size());
            begun.release();
            allowed.acquireUninterruptibly();
            return Collections.nCopies(entries.size(), new Result.Done(new Outcome.Committed()));
        }

        @Override
        public void idle() {}

        @Override
        public void close() {}
    }

    private void momentPasses() {
        moments.incrementAndGet();
        come(arrivingInAMoment);
    }

    private void come(int entries) {
        for (int i = 0; i < entries; i++) promised.add(groups.submit(new LedgerEntry(List.of())));
    }

    private void groupIsBegun() throws InterruptedException {
        assertThat(sink.begun.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    /** One that comes alone is written, meanwhile so many come, and their group is begun. */
    private void groupOf(int entries) throws InterruptedException {
        come(1);
        groupIsBegun();
        come(entries);
        sink.allowed.release();
        groupIsBegun();
    }

    private void nextGroupIsBegun() throws InterruptedException {
        sink.allowed.release();
        groupIsBegun();
    }

    @AfterEach
    void everyEntryIsAnswered() throws Exception {
        sink.allowed.release(1_000);
        groups.close();
        for (var promise : new ArrayList<>(promised))
            assertThat(promise.get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Committed());
        assertThat(sink.sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(promised.size());
    }

    @Test
    void thoseWhoComeWhileAGroupIsWrittenMakeUpTheNext() throws InterruptedException {
        groupOf(5);
        assertThat(sink.sizes).containsExactly(1, 5);
    }

    @Test
    void whoComesAloneOrAmongFewWaitsForNobody() throws InterruptedException {
        groupOf(GroupCommit.CROWD - 1);
        come(1);
        nextGroupIsBegun();
        assertThat(sink.sizes).containsExactly(1, GroupCommit.CROWD - 1, 1);
        assertThat(moments).hasValue(0);
    }

    @Test
    void aCrowdWaitsAsLongAsMoreAreComing() throws InterruptedException {
        groupOf(20);
        arrivingInAMoment = 3;
        come(2);
        nextGroupIsBegun();
        assertThat(moments).hasValue(GroupCommit.MOMENTS);
        assertThat(sink.sizes).containsExactly(1, 20, 2 + 3 * GroupCommit.MOMENTS);
    }

    @Test
    void aCrowdThatNobodyJoinsWaitsNoLonger() throws InterruptedException {
        groupOf(20);
        come(2);
        nextGroupIsBegun();
        assertThat(moments).hasValue(1);
        assertThat(sink.sizes).containsExactly(1, 20, 2);
    }

    @Test
    void aGroupThatIsFullWaitsForNobodyAndLeavesTheRestToTheNext() throws InterruptedException {
        groupOf(20);
        come(GROUP_MAX + 2);
        nextGroupIsBegun();
        nextGroupIsBegun();
        assertThat(sink.sizes).containsExactly(1, 20, GROUP_MAX, 2);
    }
}
