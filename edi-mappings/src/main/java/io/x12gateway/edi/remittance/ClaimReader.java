package io.x12gateway.edi.remittance;

import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Quantity;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentBytes;
import io.x12gateway.edi.segment.UnreadableTransactionException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Claims of an 835 to records, one after the other. This is where most of the time goes that reading an advice takes:
 * segments are read in place, and the lists are used again for every claim.
 */
final class ClaimReader {
    private static final int AMT = SegmentBytes.tag("AMT");
    private static final int CAS = SegmentBytes.tag("CAS");
    private static final int CLP = SegmentBytes.tag("CLP");
    private static final int DTM = SegmentBytes.tag("DTM");
    private static final int LQ = SegmentBytes.tag("LQ");
    private static final int LX = SegmentBytes.tag("LX");
    private static final int MIA = SegmentBytes.tag("MIA");
    private static final int MOA = SegmentBytes.tag("MOA");
    private static final int NM1 = SegmentBytes.tag("NM1");
    private static final int PER = SegmentBytes.tag("PER");
    private static final int PLB = SegmentBytes.tag("PLB");
    private static final int QTY = SegmentBytes.tag("QTY");
    private static final int REF = SegmentBytes.tag("REF");
    private static final int SE = SegmentBytes.tag("SE");
    private static final int SVC = SegmentBytes.tag("SVC");

    private final SegmentBytes segments;
    private final Gathered claim = new Gathered();
    private final Gathered line = new Gathered();
    private final List<Name> names = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final List<RemarkCode> remarks = new ArrayList<>();
    private final List<ServicePayment> services = new ArrayList<>();
    private Optional<InpatientAdjudication> inpatient = Optional.empty();
    private Optional<OutpatientAdjudication> outpatient = Optional.empty();
    private boolean more = true;

    /** What claims and lines both have. */
    private static final class Gathered {
        final List<Adjustment> adjustments = new ArrayList<>();
        final List<Reference> references = new ArrayList<>();
        final List<DatedRole> dates = new ArrayList<>();
        final List<Amount> amounts = new ArrayList<>();
        final List<Quantity> quantities = new ArrayList<>();

        void clear() {
            adjustments.clear();
            references.clear();
            dates.clear();
            amounts.clear();
            quantities.clear();
        }

        boolean take(int tag, SegmentBytes segment) {
            if (tag == CAS) adjustments.add(Adjustment.read(segment));
            else if (tag == REF) references.add(Reference.read(segment));
            else if (tag == DTM) dates.add(DatedRole.read(segment));
            else if (tag == AMT) amounts.add(Amount.read(segment));
            else if (tag == QTY) quantities.add(Quantity.read(segment));
            else return false;
            return true;
        }
    }

    ClaimReader(SegmentBytes segments) {
        this.segments = segments;
    }

    /** Reads the claim that begins here, and leaves the segments at what follows it. */
    ClaimPayment read() throws IOException {
        clear();
        var clp = ClaimPayment.read(segments);
        more = segments.advance();
        while (more) {
            int tag = segments.tag();
            if (tag == SVC) {
                services.add(line());
            } else if (take(tag)) {
                more = segments.advance();
            } else {
                end("2100");
                break;
            }
        }
        return clp.with(
                claim.adjustments,
                names,
                inpatient,
                outpatient,
                claim.references,
                claim.dates,
                contacts,
                claim.amounts,
                claim.quantities,
                services);
    }

    /** Whether there is a segment after the claim that was read last. */
    boolean more() {
        return more;
    }

    private void clear() {
        claim.clear();
        names.clear();
        contacts.clear();
        services.clear();
        inpatient = Optional.empty();
        outpatient = Optional.empty();
    }

    private boolean take(int tag) {
        if (claim.take(tag, segments)) return true;
        if (tag == NM1) {
            names.add(Name.read(segments));
        } else if (tag == PER) {
            contacts.add(Contact.read(segments));
        } else if (tag == MIA) {
            onlyOne(inpatient);
            inpatient = Optional.of(new InpatientAdjudication(segments.elements()));
        } else if (tag == MOA) {
            onlyOne(outpatient);
            outpatient = Optional.of(new OutpatientAdjudication(segments.elements()));
        } else {
            return false;
        }
        return true;
    }

    private void onlyOne(Optional<?> found) {
        if (found.isPresent()) throw UnreadableTransactionException.at(segments, "a second one in 2100");
    }

    private ServicePayment line() throws IOException {
        line.clear();
        remarks.clear();
        var svc = ServicePayment.read(segments);
        more = segments.advance();
        while (more) {
            int tag = segments.tag();
            if (tag == LQ) remarks.add(RemarkCode.read(segments));
            else if (!line.take(tag, segments)) break;
            more = segments.advance();
        }
        if (more && segments.tag() != SVC) end("2110");
        return svc.with(line.dates, line.adjustments, line.references, line.amounts, line.quantities, remarks);
    }

    private void end(String loop) {
        int tag = segments.tag();
        if (tag != CLP && tag != LX && tag != PLB && tag != SE) {
            throw UnreadableTransactionException.at(segments, "not expected in " + loop);
        }
    }
}
