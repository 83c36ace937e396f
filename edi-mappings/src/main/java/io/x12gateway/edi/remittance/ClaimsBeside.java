package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.segment.ViewedSegment;
import io.x12gateway.edi.validation.TransactionListener;

/** Reads claims from the segments that the judge has in view. */
final class ClaimsBeside implements TransactionListener {
    private final AdviceReader reader;
    private final ViewedSegment segment = new ViewedSegment();
    private boolean advice;

    ClaimsBeside(RemittanceVisitor visitor) {
        this.reader = new AdviceReader(visitor);
    }

    @Override
    public void starts(SegmentView st) {
        advice = st.says(1, RemittanceClaims.ADVICE);
        if (advice) reader.begin(segment.at(st));
    }

    @Override
    public void segment(SegmentView view) {
        if (advice) reader.segment(segment.at(view));
    }

    @Override
    public void ends(boolean trailer) {
        if (advice) reader.end(trailer);
        advice = false;
    }
}
