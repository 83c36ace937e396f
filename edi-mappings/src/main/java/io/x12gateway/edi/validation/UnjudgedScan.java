package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.EnvelopeVisitor;
import io.x12gateway.edi.envelope.InterchangeScanner;
import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/** Tells a listener of the transaction sets of a file that nobody judges, and of nothing that stands around them. */
public final class UnjudgedScan implements EnvelopeVisitor {
    private final TransactionListener listener;

    private UnjudgedScan(TransactionListener listener) {
        this.listener = listener;
    }

    /** Reads the stream to its end and does not close it. */
    public static void of(InputStream in, TransactionListener listener) throws IOException {
        new InterchangeScanner().scan(in, new UnjudgedScan(listener));
    }

    @Override
    public void transactionStarts(SegmentView st) {
        listener.starts(st);
    }

    @Override
    public void segment(SegmentView segment) {
        listener.segment(segment);
    }

    @Override
    public void transactionEnds(@Nullable SegmentView se, Ending ending, ByteSpan span, int segments) {
        listener.ends(se != null);
    }
}
