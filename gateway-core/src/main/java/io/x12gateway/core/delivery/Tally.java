package io.x12gateway.core.delivery;

import io.x12gateway.core.payment.Remittance;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.validation.TransactionListener;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Counts the money and the claims of the remittances that go by. */
final class Tally implements TransactionListener {
    private static final String DENIED = "4";
    private static final String REVERSED = "22";

    private final List<Counted> sets = new ArrayList<>();
    private BigDecimal money = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private int claims;
    private int denied;
    private int reversed;

    /** @param money BPR02 */
    record Counted(BigDecimal money, Remittance.Claims claims) {}

    @Override
    public void starts(SegmentView st) {
        money = BigDecimal.ZERO;
        paid = BigDecimal.ZERO;
        claims = 0;
        denied = 0;
        reversed = 0;
    }

    @Override
    public void segment(SegmentView segment) {
        if (segment.is("CLP")) claim(segment);
        else if (segment.is("BPR")) money = new BigDecimal(segment.element(2));
    }

    private void claim(SegmentView clp) {
        claims++;
        if (clp.says(2, DENIED)) denied++;
        if (clp.says(2, REVERSED)) reversed++;
        paid = paid.add(new BigDecimal(clp.element(4)));
    }

    @Override
    public void ends(boolean trailer) {
        sets.add(new Counted(money, new Remittance.Claims(claims, paid, denied, reversed)));
    }

    /** In the order of the file. */
    List<Counted> sets() {
        return sets;
    }
}
