package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Elements;
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
        unitsPaid = unitsPaid.map(Decimal::canonical);
        unitsSubmitted = unitsSubmitted.map(Decimal::canonical);
        dates = List.copyOf(dates);
        adjustments = List.copyOf(adjustments);
        references = List.copyOf(references);
        amounts = List.copyOf(amounts);
        quantities = List.copyOf(quantities);
        remarks = List.copyOf(remarks);
    }

    /** The SVC alone. */
    static ServicePayment read(Elements svc) {
        return new ServicePayment(
                Procedure.required(svc, 1),
                Decimal.required(svc, 2),
                Decimal.required(svc, 3),
                svc.element(4),
                Decimal.read(svc, 5),
                Procedure.read(svc, 6),
                Decimal.read(svc, 7),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same SVC with what stands below it. */
    ServicePayment with(
            List<DatedRole> itsDates,
            List<Adjustment> itsAdjustments,
            List<Reference> itsReferences,
            List<Amount> itsAmounts,
            List<Quantity> itsQuantities,
            List<RemarkCode> itsRemarks) {
        return new ServicePayment(
                procedure,
                charge,
                paid,
                revenueCode,
                unitsPaid,
                submittedProcedure,
                unitsSubmitted,
                itsDates,
                itsAdjustments,
                itsReferences,
                itsAmounts,
                itsQuantities,
                itsRemarks);
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
