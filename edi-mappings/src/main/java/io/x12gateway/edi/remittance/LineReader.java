package io.x12gateway.edi.remittance;

import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.ViewedSegment;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One line of a claim, segment by segment. Loop 2110. */
final class LineReader {
    private static final int LQ = ViewedSegment.tag("LQ");

    private final Gathered below = new Gathered();
    private final List<RemarkCode> remarks = new ArrayList<>();
    private @Nullable Procedure procedure;
    private BigDecimal charge = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private String revenueCode = "";
    private Optional<BigDecimal> unitsPaid = Optional.empty();
    private Optional<Procedure> submittedProcedure = Optional.empty();
    private Optional<BigDecimal> unitsSubmitted = Optional.empty();
    private boolean open;

    boolean isOpen() {
        return open;
    }

    void forget() {
        open = false;
    }

    void begin(ViewedSegment svc) {
        procedure = Procedure.required(svc, 1);
        charge = Decimal.required(svc, 2);
        paid = Decimal.required(svc, 3);
        revenueCode = svc.element(4);
        unitsPaid = Decimal.read(svc, 5);
        submittedProcedure = Procedure.read(svc, 6);
        unitsSubmitted = Decimal.read(svc, 7);
        below.clear();
        Gathered.empty(remarks);
        open = true;
    }

    /** Whether the segment belongs to the line. */
    boolean take(int tag, ViewedSegment segment) {
        if (tag != LQ) return below.take(tag, segment);
        remarks.add(RemarkCode.read(segment));
        return true;
    }

    ServicePayment end() {
        open = false;
        return new ServicePayment(
                Objects.requireNonNull(procedure, "not begun"),
                charge,
                paid,
                revenueCode,
                unitsPaid,
                submittedProcedure,
                unitsSubmitted,
                Gathered.taken(below.dates),
                Gathered.taken(below.adjustments),
                Gathered.taken(below.references),
                Gathered.taken(below.amounts),
                Gathered.taken(below.quantities),
                Gathered.taken(remarks));
    }
}
