package io.x12gateway.edi.remittance;

import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import io.x12gateway.edi.segment.ViewedSegment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One claim of an 835 after the other, segment by segment. This is where most of the time goes that reading an advice
 * takes: segments are read in place, and the lists are used again for every claim. Loop 2100.
 */
final class ClaimReader {
    private static final int MIA = ViewedSegment.tag("MIA");
    private static final int MOA = ViewedSegment.tag("MOA");
    private static final int NM1 = ViewedSegment.tag("NM1");
    private static final int PER = ViewedSegment.tag("PER");
    private static final int SVC = ViewedSegment.tag("SVC");

    private final Gathered below = new Gathered();
    private final LineReader line = new LineReader();
    private final List<Name> names = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final List<ServicePayment> services = new ArrayList<>();
    private Optional<InpatientAdjudication> inpatient = Optional.empty();
    private Optional<OutpatientAdjudication> outpatient = Optional.empty();
    private String patientControlNumber = "";
    private String status = "";
    private BigDecimal charge = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private Optional<BigDecimal> patientResponsibility = Optional.empty();
    private String filingIndicator = "";
    private String payerControlNumber = "";
    private String facilityType = "";
    private String frequency = "";
    private String drg = "";
    private Optional<BigDecimal> drgWeight = Optional.empty();
    private Optional<BigDecimal> dischargeFraction = Optional.empty();

    void begin(ViewedSegment clp) {
        patientControlNumber = clp.element(1);
        status = clp.element(2);
        charge = Decimal.required(clp, 3);
        paid = Decimal.required(clp, 4);
        patientResponsibility = Decimal.read(clp, 5);
        filingIndicator = clp.element(6);
        payerControlNumber = clp.element(7);
        facilityType = clp.element(8);
        frequency = clp.element(9);
        drg = clp.element(11);
        drgWeight = Decimal.read(clp, 12);
        dischargeFraction = Decimal.read(clp, 13);
        below.clear();
        line.forget();
        Gathered.empty(names);
        Gathered.empty(contacts);
        Gathered.empty(services);
        inpatient = Optional.empty();
        outpatient = Optional.empty();
    }

    /** Whether the segment belongs to the claim. */
    boolean take(int tag, ViewedSegment segment) {
        if (tag == SVC) {
            closeLine();
            line.begin(segment);
            return true;
        }
        return line.isOpen() ? line.take(tag, segment) : takeAbove(tag, segment);
    }

    /** The loop in which a segment stands that does not belong to the claim. */
    String innermost() {
        return line.isOpen() ? "2110" : "2100";
    }

    ClaimPayment end() {
        closeLine();
        return new ClaimPayment(
                patientControlNumber,
                status,
                charge,
                paid,
                patientResponsibility,
                filingIndicator,
                payerControlNumber,
                facilityType,
                frequency,
                drg,
                drgWeight,
                dischargeFraction,
                Gathered.taken(below.adjustments),
                Gathered.taken(names),
                inpatient,
                outpatient,
                Gathered.taken(below.references),
                Gathered.taken(below.dates),
                Gathered.taken(contacts),
                Gathered.taken(below.amounts),
                Gathered.taken(below.quantities),
                Gathered.taken(services));
    }

    private void closeLine() {
        if (line.isOpen()) services.add(line.end());
    }

    private boolean takeAbove(int tag, ViewedSegment segment) {
        if (below.take(tag, segment)) return true;
        if (tag == NM1) names.add(Name.read(segment));
        else if (tag == PER) contacts.add(Contact.read(segment));
        else if (tag == MIA) {
            onlyOne(inpatient, segment);
            inpatient = Optional.of(new InpatientAdjudication(segment.elements()));
        } else if (tag == MOA) {
            onlyOne(outpatient, segment);
            outpatient = Optional.of(new OutpatientAdjudication(segment.elements()));
        } else return false;
        return true;
    }

    private static void onlyOne(Optional<?> found, ViewedSegment segment) {
        if (found.isPresent()) throw UnreadableTransactionException.at(segment, "a second one in 2100");
    }
}
