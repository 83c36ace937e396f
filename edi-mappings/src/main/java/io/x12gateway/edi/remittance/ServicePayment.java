package io.x12gateway.edi.remittance;

import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Quantity;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One line of a claim as paid. Loop 2110.
 *
 * @param procedure SVC01, as adjudicated
 * @param charge SVC02
 * @param paid SVC03
 * @param revenueCode SVC04, empty if none
 * @param unitsPaid SVC05, one if absent
 * @param submittedProcedure SVC06, where it differs
 * @param unitsSubmitted SVC07, where they differ
 */
public record ServicePayment(
        Procedure procedure,
        BigDecimal charge,
        BigDecimal paid,
        String revenueCode,
        Optional<BigDecimal> unitsPaid,
        Optional<Procedure> submittedProcedure,
        Optional<BigDecimal> unitsSubmitted,
        List<DatedRole> dates,
        List<Adjustment> adjustments,
        List<Reference> references,
        List<Amount> amounts,
        List<Quantity> quantities,
        List<RemarkCode> remarks) {
    public ServicePayment {
        charge = Decimal.canonical(charge);
        paid = Decimal.canonical(paid);
        unitsPaid = Decimal.canonical(unitsPaid);
        unitsSubmitted = Decimal.canonical(unitsSubmitted);
        dates = List.copyOf(dates);
        adjustments = List.copyOf(adjustments);
        references = List.copyOf(references);
        amounts = List.copyOf(amounts);
        quantities = List.copyOf(quantities);
        remarks = List.copyOf(remarks);
    }

    void write(SegmentList out) {
        out.add(
                "SVC",
                procedure.text(),
                Decimal.text(charge),
                Decimal.text(paid),
                revenueCode,
                Decimal.text(unitsPaid),
                submittedProcedure.map(Procedure::text).orElse(""),
                Decimal.text(unitsSubmitted));
        out.all(dates, DatedRole::segment);
        out.all(adjustments, Adjustment::segment);
        out.all(references, Reference::segment);
        out.all(amounts, Amount::segment);
        out.all(quantities, Quantity::segment);
        out.all(remarks, RemarkCode::segment);
    }
}
