package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Quantity;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One line of a claim. Loop 2400.
 *
 * @param number LX01
 * @param rental SV5, durable equipment
 * @param attachments PWK, certificates of medical necessity among them
 * @param tests MEA
 * @param amounts AMT: {@code T} and {@code GT} taxes, {@code F4} postage, {@code N8} facility tax
 * @param providers 2420, where the line has others than the claim
 */
public record ServiceLine(
        String number,
        Service service,
        Optional<EquipmentRental> rental,
        List<Attachment> attachments,
        Optional<AmbulanceTransport> ambulance,
        Optional<EquipmentCertificate> certificate,
        List<Condition> conditions,
        List<ServiceDate> dates,
        List<Quantity> quantities,
        List<TestResult> tests,
        Optional<Contract> contract,
        List<Identifier> identifiers,
        List<Amount> amounts,
        List<String> fixedFormat,
        List<Note> notes,
        Optional<PurchasedService> purchased,
        Optional<Pricing> pricing,
        Optional<Drug> drug,
        List<Party> providers,
        List<LineAdjudication> adjudications,
        List<Form> forms) {
    public ServiceLine {
        attachments = List.copyOf(attachments);
        conditions = List.copyOf(conditions);
        dates = List.copyOf(dates);
        quantities = List.copyOf(quantities);
        tests = List.copyOf(tests);
        identifiers = List.copyOf(identifiers);
        amounts = List.copyOf(amounts);
        fixedFormat = List.copyOf(fixedFormat);
        notes = List.copyOf(notes);
        providers = List.copyOf(providers);
        adjudications = List.copyOf(adjudications);
        forms = List.copyOf(forms);
    }

    /** SV5: what is rented or bought, for how many days, and how often rent is due. */
    public record EquipmentRental(
            Procedure procedure, BigDecimal days, BigDecimal rental, BigDecimal purchase, String frequency) {
        static EquipmentRental read(Segment sv5) {
            return new EquipmentRental(
                    Procedure.required(sv5, 1),
                    Decimal.required(sv5, 3),
                    Decimal.required(sv5, 4),
                    Decimal.required(sv5, 5),
                    sv5.element(6));
        }

        Segment segment() {
            return Segment.of(
                    "SV5",
                    procedure.text(),
                    "DA",
                    Decimal.text(days),
                    Decimal.text(rental),
                    Decimal.text(purchase),
                    frequency);
        }
    }

    /** MEA: what was measured, how, and the result. */
    public record TestResult(String subject, String kind, BigDecimal result) {
        static TestResult read(Segment mea) {
            return new TestResult(mea.element(1), mea.element(2), Decimal.required(mea, 3));
        }

        Segment segment() {
            return Segment.of("MEA", subject, kind, Decimal.text(result));
        }
    }

    /** PS1: from whom the service was bought, and for how much. */
    public record PurchasedService(String provider, BigDecimal charge) {
        static PurchasedService read(Segment ps1) {
            return new PurchasedService(ps1.element(1), Decimal.required(ps1, 2));
        }

        Segment segment() {
            return Segment.of("PS1", provider, Decimal.text(charge));
        }
    }

    static ServiceLine read(
            Loop loop,
            Optional<Drug> drug,
            List<Party> providers,
            List<LineAdjudication> adjudications,
            List<Form> forms) {
        loop.only(
                "LX", "SV1", "SV2", "SV5", "PWK", "CR1", "CR3", "CRC", "DTP", "QTY", "MEA", "CN1", "REF", "AMT", "K3",
                "NTE", "PS1", "HCP");
        return new ServiceLine(
                loop.first().element(1),
                service(loop),
                loop.one("SV5", EquipmentRental::read),
                loop.all("PWK", Attachment::read),
                loop.one("CR1", AmbulanceTransport::read),
                loop.one("CR3", EquipmentCertificate::read),
                loop.all("CRC", Condition::read),
                loop.all("DTP", ServiceDate::read),
                loop.all("QTY", Quantity::read),
                loop.all("MEA", TestResult::read),
                loop.one("CN1", Contract::read),
                loop.all("REF", Identifier::read),
                loop.all("AMT", Amount::read),
                loop.all("K3", k3 -> k3.element(1)),
                loop.all("NTE", Note::read),
                loop.one("PS1", PurchasedService::read),
                loop.one("HCP", Pricing::read),
                drug,
                providers,
                adjudications,
                forms);
    }

    private static Service service(Loop loop) {
        Optional<Service> professional = loop.one("SV1", Service.Professional::read);
        return professional.orElseGet(() -> loop.required("SV2", Service.Institutional::read));
    }

    void write(SegmentList out) {
        out.add("LX", number);
        out.add(service.segment());
        out.one(rental, EquipmentRental::segment);
        out.all(attachments, Attachment::segment);
        out.one(ambulance, AmbulanceTransport::segment);
        out.one(certificate, EquipmentCertificate::segment);
        out.all(conditions, Condition::segment);
        out.all(dates, ServiceDate::segment);
        out.all(quantities, Quantity::segment);
        out.all(tests, TestResult::segment);
        out.one(contract, Contract::segment);
        out.all(identifiers, Identifier::segment);
        out.all(amounts, Amount::segment);
        out.all(fixedFormat, text -> Segment.of("K3", text));
        out.all(notes, Note::segment);
        out.one(purchased, PurchasedService::segment);
        out.one(pricing, Pricing::segment);
        drug.ifPresent(each -> each.write(out));
        for (var provider : providers) provider.write(out);
        for (var adjudication : adjudications) adjudication.write(out);
        for (var form : forms) form.write(out);
    }

    /** REF*6R, by which the provider knows the line; empty if he gave none. */
    public String controlNumber() {
        return Identifier.value(identifiers, "6R");
    }
}
