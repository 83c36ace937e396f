package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A service line answered. Loop 2220D or 2220E of the 277.
 *
 * @param controlNumber REF*FJ, empty if none
 */
public record LineStatus(
        Procedure procedure,
        BigDecimal charge,
        BigDecimal paid,
        String revenueCode,
        Optional<BigDecimal> units,
        List<Status> statuses,
        String controlNumber,
        ServiceDate date) {
    public LineStatus {
        charge = Decimal.canonical(charge);
        paid = Decimal.canonical(paid);
        units = units.map(Decimal::canonical);
        statuses = List.copyOf(statuses);
    }

    static LineStatus read(Loop loop) {
        var svc = loop.first();
        return new LineStatus(
                Procedure.required(svc, 1),
                Decimal.required(svc, 2),
                Decimal.required(svc, 3),
                svc.element(4),
                Decimal.read(svc, 7),
                loop.all("STC", Status::read),
                loop.one("REF", ref -> ref.element(2)).orElse(""),
                loop.required("DTP", ServiceDate::read));
    }

    void write(SegmentList out) {
        out.add(
                "SVC",
                procedure.text(),
                Decimal.text(charge),
                Decimal.text(paid),
                revenueCode,
                "",
                "",
                Decimal.text(units));
        out.all(statuses, Status::segment);
        if (!controlNumber.isEmpty()) out.add(Reference.of("FJ", controlNumber).segment());
        out.add(date.segment());
    }
}
