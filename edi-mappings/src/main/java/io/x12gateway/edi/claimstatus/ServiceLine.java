package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A service line asked about. Loop 2210D or 2210E of the 276.
 *
 * @param revenueCode SVC04, empty if none
 * @param units SVC07
 * @param controlNumber REF*FJ, empty if none
 */
public record ServiceLine(
        Procedure procedure,
        BigDecimal charge,
        String revenueCode,
        Optional<BigDecimal> units,
        String controlNumber,
        ServiceDate date) {
    public ServiceLine {
        charge = Decimal.canonical(charge);
        units = units.map(Decimal::canonical);
    }

    static ServiceLine read(Loop loop) {
        var svc = loop.first();
        return new ServiceLine(
                Procedure.required(svc, 1),
                Decimal.required(svc, 2),
                svc.element(4),
                Decimal.read(svc, 7),
                loop.one("REF", ref -> ref.element(2)).orElse(""),
                loop.required("DTP", ServiceDate::read));
    }

    void write(SegmentList out) {
        out.add("SVC", procedure.text(), Decimal.text(charge), "", revenueCode, "", "", Decimal.text(units));
        if (!controlNumber.isEmpty()) out.add(Reference.of("FJ", controlNumber).segment());
        out.add(date.segment());
    }
}
