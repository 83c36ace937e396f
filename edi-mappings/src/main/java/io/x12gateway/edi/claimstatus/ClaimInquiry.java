package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One claim asked about. Loop 2200D or 2200E of the 276.
 *
 * @param trace TRN02, given back in every answer to this inquiry
 * @param references {@code 1K} payer control number, {@code EJ} patient account, {@code BLT} bill type, {@code LU},
 *     {@code 6P}, {@code XZ}, {@code D9}
 * @param charge AMT*T3, total submitted charge
 */
public record ClaimInquiry(
        String trace,
        List<Reference> references,
        Optional<BigDecimal> charge,
        Optional<ServiceDate> date,
        List<ServiceLine> lines) {
    public ClaimInquiry {
        references = List.copyOf(references);
        charge = charge.map(Decimal::canonical);
        lines = List.copyOf(lines);
    }

    static ClaimInquiry read(Loop loop, List<ServiceLine> lines) {
        return new ClaimInquiry(
                loop.first().element(2),
                loop.all("REF", Reference::read),
                loop.one("AMT", Amount::read).map(Amount::value),
                loop.one("DTP", ServiceDate::read),
                lines);
    }

    void write(SegmentList out) {
        out.add("TRN", "1", trace);
        out.all(references, Reference::segment);
        charge.ifPresent(value -> out.add(new Amount("T3", value).segment()));
        out.one(date, ServiceDate::segment);
        for (var line : lines) line.write(out);
    }

    /** The value of REF {@code qualifier}, or the empty string. */
    public String reference(String qualifier) {
        return References.value(references, qualifier);
    }
}
