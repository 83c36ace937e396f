package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentStore;
import io.x12gateway.edi.envelope.SegmentStore.Run;
import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Segments of one or several transaction sets, copied to be judged by whoever is free. Filled by one thread. */
final class Batch {
    /** With so much in it a batch begins no further set, so that the next batch need not wait for it. */
    private static final int AMPLE_BYTES = 1 << 16;

    private static final int SIZE_BYTES = AMPLE_BYTES * 2;
    private static final int BYTES_MAX = 1 << 18;
    private static final int STINTS_MAX = 2048;

    private final SegmentStore store = new SegmentStore(SIZE_BYTES, BYTES_MAX);
    private final List<Stint> stints = new ArrayList<>();
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

    /** The batch whose last set goes on here; null if this one begins with a set of its own. */
    private final @Nullable Batch before;

    private @Nullable Segment after;

    Batch(@Nullable Batch before) {
        this.before = before;
    }

    /** What the batch has of one transaction set. */
    private static final class Stint {
        private final OpenTransaction transaction;
        private final List<Run> runs = new ArrayList<>(1);
        private boolean begins;
        private boolean ends;

        Stint(OpenTransaction transaction) {
            this.transaction = transaction;
        }
    }

    void begins(OpenTransaction transaction) {
        goesOn(transaction);
        stints.getLast().begins = true;
    }

    void goesOn(OpenTransaction transaction) {
        stints.add(new Stint(transaction));
    }

    boolean hasRoom(SegmentView segment) {
        return store.hasRoom(segment);
    }

    void add(SegmentView segment) {
        var runs = stints.getLast().runs;
        if (!runs.isEmpty() && runs.getLast().continues(segment)) runs.getLast().add(segment);
        else runs.add(store.begin(segment));
    }

    /** @param next the first segment that has no room here any more */
    void fullBefore(Segment next) {
        after = next;
    }

    void ends() {
        stints.getLast().ends = true;
    }

    /** Whether the next set had better begin another batch. */
    boolean ample() {
        return store.usedBytes() >= AMPLE_BYTES || stints.size() >= STINTS_MAX;
    }

    boolean isDone() {
        return done.isDone();
    }

    /** Waits; throws what went wrong. */
    void await() {
        done.join();
    }

    void judge() {
        try {
            if (before != null) before.await();
            for (var stint : stints) judge(stint, stint == stints.getLast() ? after : null);
            done.complete(null);
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }

    private static void judge(Stint stint, @Nullable Segment after) {
        var transaction = stint.transaction;
        var type = transaction.judgedAs();
        if (stint.begins && type.isPresent()) transaction.begin(Judges.take(type.get()));
        for (var run : stint.runs) run.read(transaction::segment, run == stint.runs.getLast() ? after : null);
        if (!stint.ends) return;
        var judge = transaction.end();
        if (judge != null) Judges.giveBack(judge);
    }
}
