package io.x12gateway.edi.remittance;

import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Quantity;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One claim as paid. Loop 2100.
 *
 * @param patientControlNumber CLP01, given back from CLM01
 * @param status CLP02, such as {@code 1} primary, {@code 4} denied, {@code 22} reversal
 * @param charge CLP03
 * @param paid CLP04, negative on a reversal
 * @param patientResponsibility CLP05
 * @param filingIndicator CLP06
 * @param payerControlNumber CLP07
 * @param facilityType CLP08
 * @param frequency CLP09
 * @param drg CLP11, {@code drgWeight} CLP12, {@code dischargeFraction} CLP13
 * @param names {@code QC} patient, {@code IL} insured, {@code 74} corrected, {@code 82} rendering and others
 */
public record ClaimPayment(
        String patientControlNumber,
        String status,
        BigDecimal charge,
        BigDecimal paid,
        Optional<BigDecimal> patientResponsibility,
        String filingIndicator,
        String payerControlNumber,
        String facilityType,
        String frequency,
        String drg,
        Optional<BigDecimal> drgWeight,
        Optional<BigDecimal> dischargeFraction,
        List<Adjustment> adjustments,
        List<Name> names,
        Optional<InpatientAdjudication> inpatient,
        Optional<OutpatientAdjudication> outpatient,
        List<Reference> references,
        List<DatedRole> dates,
        List<Contact> contacts,
        List<Amount> amounts,
        List<Quantity> quantities,
        List<ServicePayment> services) {
    private static final String REVERSAL = "22";

    public ClaimPayment {
        charge = Decimal.canonical(charge);
        paid = Decimal.canonical(paid);
        patientResponsibility = Decimal.canonical(patientResponsibility);
        drgWeight = Decimal.canonical(drgWeight);
        dischargeFraction = Decimal.canonical(dischargeFraction);
        adjustments = List.copyOf(adjustments);
        names = List.copyOf(names);
        references = List.copyOf(references);
        dates = List.copyOf(dates);
        contacts = List.copyOf(contacts);
        amounts = List.copyOf(amounts);
        quantities = List.copyOf(quantities);
        services = List.copyOf(services);
    }

    public boolean isReversal() {
        return status.equals(REVERSAL);
    }

    /** The party with NM101 {@code role}. */
    public Optional<Name> name(String role) {
        return names.stream().filter(n -> n.role().equals(role)).findFirst();
    }

    void write(SegmentList out) {
        out.add(
                "CLP",
                patientControlNumber,
                status,
                Decimal.text(charge),
                Decimal.text(paid),
                Decimal.text(patientResponsibility),
                filingIndicator,
                payerControlNumber,
                facilityType,
                frequency,
                "",
                drg,
                Decimal.text(drgWeight),
                Decimal.text(dischargeFraction));
        out.all(adjustments, Adjustment::segment);
        out.all(names, Name::segment);
        out.one(inpatient, InpatientAdjudication::segment);
        out.one(outpatient, OutpatientAdjudication::segment);
        out.all(references, Reference::segment);
        out.all(dates, DatedRole::segment);
        out.all(contacts, Contact::segment);
        out.all(amounts, Amount::segment);
        out.all(quantities, Quantity::segment);
        for (var service : services) service.write(out);
    }
}
