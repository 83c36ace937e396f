package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

/** Judges every segment as it comes by, in the thread that reads. */
final class OwnDesk implements TransactionDesk {
    private final Judges judges = new Judges();
    private @Nullable TransactionJudge judge;

    @Override
    public boolean skims() {
        return false;
    }

    @Override
    public void begins(OpenTransaction transaction, SegmentView st) {
        var type = transaction.judgedAs();
        judge = type.isPresent() ? judges.of(type.get()) : null;
        if (judge != null) transaction.begin(judge);
    }

    @Override
    public void segment(SegmentView segment) {
        if (judge != null) judge.segment(segment);
    }

    @Override
    public void ends(OpenTransaction transaction) {
        transaction.end();
        judge = null;
    }

    @Override
    public void finish() {
        judges.release();
    }

    @Override
    public void close() {
        judge = null;
    }
}
