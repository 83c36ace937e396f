package io.x12gateway.edi.claim;

import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Quantity;
import io.x12gateway.edi.segment.SegmentList;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How many claims were accepted and refused, and what they charge. QTY and AMT of loops 2200B and 2200C of the 277CA.
 */
public record Totals(List<Quantity> counts, List<Amount> amounts) {
    public static final Totals NONE = new Totals(List.of(), List.of());

    private static final String ACCEPTED_AMOUNT = "YU";
    private static final String REFUSED_AMOUNT = "YY";

    public Totals {
        counts = List.copyOf(counts);
        amounts = List.copyOf(amounts);
    }

    /** For 2200B; what there is none of is left out. */
    public static Totals ofBatch(int accepted, BigDecimal acceptedCharge, int refused, BigDecimal refusedCharge) {
        return of("90", accepted, acceptedCharge, "AA", refused, refusedCharge);
    }

    /** For 2200C. */
    public static Totals ofProvider(int accepted, BigDecimal acceptedCharge, int refused, BigDecimal refusedCharge) {
        return of("QA", accepted, acceptedCharge, "QC", refused, refusedCharge);
    }

    private static Totals of(
            String acceptedUse,
            int accepted,
            BigDecimal acceptedCharge,
            String refusedUse,
            int refused,
            BigDecimal refusedCharge) {
        var counts = new ArrayList<Quantity>();
        var amounts = new ArrayList<Amount>();
        if (accepted > 0) {
            counts.add(new Quantity(acceptedUse, BigDecimal.valueOf(accepted)));
            amounts.add(new Amount(ACCEPTED_AMOUNT, acceptedCharge));
        }
        if (refused > 0) {
            counts.add(new Quantity(refusedUse, BigDecimal.valueOf(refused)));
            amounts.add(new Amount(REFUSED_AMOUNT, refusedCharge));
        }
        return new Totals(counts, amounts);
    }

    static Totals read(Loop loop) {
        return new Totals(loop.all("QTY", Quantity::read), loop.all("AMT", Amount::read));
    }

    void write(SegmentList out) {
        out.all(counts, Quantity::segment);
        out.all(amounts, Amount::segment);
    }
}
