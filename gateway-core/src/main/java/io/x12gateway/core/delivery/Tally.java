package io.x12gateway.core.delivery;

import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.validation.TransactionListener;

import java.math.BigDecimal;

/** Counts the money of the remittances that go by: BPR02. */
final class Tally implements TransactionListener {
    private BigDecimal money = BigDecimal.ZERO;

    @Override
    public void starts(SegmentView st) {
        // The amount is in the next segment.
    }

    @Override
    public void segment(SegmentView segment) {
        if (segment.is("BPR")) money = money.add(new BigDecimal(segment.element(2)));
    }

    @Override
    public void ends(boolean trailer) {
        // The amount was in its beginning.
    }

    BigDecimal money() {
        return money;
    }
}
