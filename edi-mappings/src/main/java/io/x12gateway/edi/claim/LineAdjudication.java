package io.x12gateway.edi.claim;

import io.x12gateway.edi.remittance.Adjustment;
import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What another payer decided of a line. Loop 2430.
 *
 * @param payer SVD01, NM109 of that payer's 2330B
 * @param procedure SVD03, empty if only a revenue code was paid
 * @param bundledInto SVD06, the line into which this one went; empty if none
 * @param dates DTP*573, when
 * @param owed AMT*EAF, what the patient still owes
 */
public record LineAdjudication(
        String payer,
        BigDecimal paid,
        Optional<Procedure> procedure,
        String revenueCode,
        BigDecimal units,
        String bundledInto,
        List<Adjustment> adjustments,
        List<ServiceDate> dates,
        Optional<Amount> owed) {
    public LineAdjudication {
        paid = Decimal.canonical(paid);
        units = Decimal.canonical(units);
        adjustments = List.copyOf(adjustments);
        dates = List.copyOf(dates);
    }

    static LineAdjudication read(Loop loop) {
        loop.only("SVD", "CAS", "DTP", "AMT");
        var svd = loop.first();
        return new LineAdjudication(
                svd.element(1),
                Decimal.required(svd, 2),
                Procedure.read(svd, 3),
                svd.element(4),
                Decimal.required(svd, 5),
                svd.element(6),
                loop.all("CAS", Adjustment::read),
                loop.all("DTP", ServiceDate::read),
                loop.one("AMT", Amount::read));
    }

    void write(SegmentList out) {
        out.add(
                "SVD",
                payer,
                Decimal.text(paid),
                procedure.map(Procedure::text).orElse(""),
                revenueCode,
                Decimal.text(units),
                bundledInto);
        out.all(adjustments, Adjustment::segment);
        out.all(dates, ServiceDate::segment);
        out.one(owed, Amount::segment);
    }
}
