package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One claim. Loop 2300 of the 837, with the providers of 2310, the other payers of 2320 and the lines of 2400.
 *
 * @param patientControlNumber CLM01, given back in every answer
 * @param facility CLM05-1: place of service, or digits 1 and 2 of the type of bill
 * @param facilityQualifier CLM05-2: {@code B} professional, {@code A} institutional
 * @param frequency CLM05-3: {@code 1} original, {@code 7} replacement, {@code 8} void
 * @param signature CLM06, the provider's is on file; empty in an 837I
 * @param assignment CLM07, {@code A} the provider takes what the payer allows
 * @param benefitsAssigned CLM08
 * @param release CLM09
 * @param patientSignature CLM10
 * @param accident CLM11
 * @param specialProgram CLM12
 * @param delayReason CLM20
 * @param admission CL1, only in an 837I
 * @param amounts AMT: {@code F5} paid by the patient, {@code F3} due from him
 * @param fixedFormat K3, what a state demands beyond the guide
 * @param codes one list for each HI
 * @param providers {@code 82} rendering, {@code 71} attending, {@code 77} place of service and others
 */
public record Claim(
        String patientControlNumber,
        BigDecimal charge,
        String facility,
        String facilityQualifier,
        String frequency,
        String signature,
        String assignment,
        String benefitsAssigned,
        String release,
        String patientSignature,
        Optional<Accident> accident,
        String specialProgram,
        String delayReason,
        List<ServiceDate> dates,
        Optional<Admission> admission,
        List<Attachment> attachments,
        Optional<Contract> contract,
        List<Amount> amounts,
        List<Identifier> identifiers,
        List<String> fixedFormat,
        List<Note> notes,
        Optional<AmbulanceTransport> ambulance,
        Optional<SpinalManipulation> manipulation,
        List<Condition> conditions,
        List<List<HealthCode>> codes,
        Optional<Pricing> pricing,
        List<Party> providers,
        List<OtherPayer> otherPayers,
        List<ServiceLine> lines) {
    public Claim {
        charge = Decimal.canonical(charge);
        dates = List.copyOf(dates);
        attachments = List.copyOf(attachments);
        amounts = List.copyOf(amounts);
        identifiers = List.copyOf(identifiers);
        fixedFormat = List.copyOf(fixedFormat);
        notes = List.copyOf(notes);
        conditions = List.copyOf(conditions);
        codes = codes.stream().map(List::copyOf).toList();
        providers = List.copyOf(providers);
        otherPayers = List.copyOf(otherPayers);
        lines = List.copyOf(lines);
    }

    /** CLM11: up to two causes ({@code AA} car, {@code EM} work, {@code OA} other) and where. */
    public record Accident(String cause, String otherCause, String state, String country) {}

    /** CL1: how and whence the patient came, and how he left. */
    public record Admission(String type, String source, String patientStatus) {}

    static Claim read(Loop loop, List<Party> providers, List<OtherPayer> otherPayers, List<ServiceLine> lines) {
        loop.only("CLM", "DTP", "CL1", "PWK", "CN1", "AMT", "REF", "K3", "NTE", "CR1", "CR2", "CRC", "HI", "HCP");
        var clm = loop.first();
        return new Claim(
                clm.element(1),
                Decimal.required(clm, 2),
                clm.component(5, 1),
                clm.component(5, 2),
                clm.component(5, 3),
                clm.element(6),
                clm.element(7),
                clm.element(8),
                clm.element(9),
                clm.element(10),
                accident(clm),
                clm.element(12),
                clm.element(20),
                loop.all("DTP", ServiceDate::read),
                loop.one("CL1", cl1 -> new Admission(cl1.element(1), cl1.element(2), cl1.element(3))),
                loop.all("PWK", Attachment::read),
                loop.one("CN1", Contract::read),
                loop.all("AMT", Amount::read),
                loop.all("REF", Identifier::read),
                loop.all("K3", k3 -> k3.element(1)),
                loop.all("NTE", Note::read),
                loop.one("CR1", AmbulanceTransport::read),
                loop.one("CR2", SpinalManipulation::read),
                loop.all("CRC", Condition::read),
                loop.all("HI", HealthCode::read),
                loop.one("HCP", Pricing::read),
                providers,
                otherPayers,
                lines);
    }

    private static Optional<Accident> accident(Segment clm) {
        if (!clm.has(11)) return Optional.empty();
        return Optional.of(
                new Accident(clm.component(11, 1), clm.component(11, 2), clm.component(11, 4), clm.component(11, 5)));
    }

    void write(SegmentList out) {
        out.add(head());
        out.all(dates, ServiceDate::segment);
        out.one(admission, a -> Segment.of("CL1", a.type(), a.source(), a.patientStatus()));
        out.all(attachments, Attachment::segment);
        out.one(contract, Contract::segment);
        out.all(amounts, Amount::segment);
        out.all(identifiers, Identifier::segment);
        out.all(fixedFormat, text -> Segment.of("K3", text));
        out.all(notes, Note::segment);
        out.one(ambulance, AmbulanceTransport::segment);
        out.one(manipulation, SpinalManipulation::segment);
        out.all(conditions, Condition::segment);
        out.all(codes, HealthCode::segment);
        out.one(pricing, Pricing::segment);
        for (var provider : providers) provider.write(out);
        for (var payer : otherPayers) payer.write(out);
        for (var line : lines) line.write(out);
    }

    private Segment head() {
        var causes = accident.map(a -> SegmentList.composite(a.cause(), a.otherCause(), "", a.state(), a.country()))
                .orElse("");
        return Segment.of(
                "CLM",
                patientControlNumber,
                Decimal.text(charge),
                "",
                "",
                SegmentList.composite(facility, facilityQualifier, frequency),
                signature,
                assignment,
                benefitsAssigned,
                release,
                patientSignature,
                causes,
                specialProgram,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                delayReason);
    }

    /** The first REF with this qualifier, such as {@code D9} clearinghouse number, {@code F8} original; or empty. */
    public String identifier(String qualifier) {
        return Identifier.value(identifiers, qualifier);
    }

    /** Principal and other diagnoses, in the order that the lines point to. */
    public List<HealthCode> diagnoses() {
        return codes.stream()
                .flatMap(List::stream)
                .filter(code -> List.of("ABK", "ABF", "BK", "BF").contains(code.qualifier()))
                .toList();
    }
}
