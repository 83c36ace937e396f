package io.x12gateway.core.delivery;

import io.x12gateway.core.payment.Remittance;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.validation.TransactionListener;
import io.x12gateway.edi.validation.UnjudgedScan;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /**
     * Counts what stays here, which nobody reads on its way out. The stream is read to its end and not closed.
     *
     * @param wanted where accepted remittances begin in the file; whatever else is in it was perhaps never judged
     */
    static Map<Long, Remittance.Claims> of(InputStream file, Set<Long> wanted) throws IOException {
        var counted = new HashMap<Long, Remittance.Claims>();
        UnjudgedScan.of(file, new TransactionListener() {
            private final Tally tally = new Tally();
            private long at;

            @Override
            public void starts(SegmentView st) {
                at = st.offset();
                tally.starts(st);
            }

            @Override
            public void segment(SegmentView segment) {
                if (wanted.contains(at)) tally.segment(segment);
            }

            @Override
            public void ends(boolean trailer) {
                tally.ends(trailer);
                if (wanted.contains(at)) counted.put(at, tally.sets().getLast().claims());
            }
        });
        return counted;
    }

    /** In the order of the file. */
    List<Counted> sets() {
        return sets;
    }
}
