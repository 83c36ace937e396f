package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.SegmentView;

/** Another desk, with somebody beside it who sees what is judged there. */
final class HeardDesk implements TransactionDesk {
    private final TransactionDesk desk;
    private final TransactionListener beside;

    HeardDesk(TransactionDesk desk, TransactionListener beside) {
        this.desk = desk;
        this.beside = beside;
    }

    @Override
    public boolean skims() {
        return false;
    }

    @Override
    public void begins(OpenTransaction transaction, SegmentView st) {
        desk.begins(transaction, st);
        beside.starts(st);
    }

    @Override
    public void segment(SegmentView segment) {
        desk.segment(segment);
        beside.segment(segment);
    }

    @Override
    public void ends(OpenTransaction transaction) {
        boolean trailer = transaction.hasTrailer();
        desk.ends(transaction);
        beside.ends(trailer);
    }

    @Override
    public void finish() {
        desk.finish();
    }

    @Override
    public void close() {
        desk.close();
    }
}
