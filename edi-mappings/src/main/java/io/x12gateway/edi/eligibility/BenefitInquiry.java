package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.ServiceDate;

import java.util.List;
import java.util.Optional;

/**
 * What is asked about one patient: service types or one procedure. Loop 2110C or 2110D of the 270.
 *
 * @param serviceTypes EQ01
 * @param coverageLevel EQ03, {@code FAM} or empty
 * @param diagnosisPointers EQ05, 1 to 8, into the patient's diagnoses
 * @param amounts spend-down: {@code R} amount, {@code PB} billed total
 */
public record BenefitInquiry(
        List<String> serviceTypes,
        Optional<Procedure> procedure,
        String coverageLevel,
        List<String> diagnosisPointers,
        List<Amount> amounts,
        Optional<AdditionalInformation> placeOfService,
        Optional<Reference> authorization,
        Optional<ServiceDate> date) {
    public BenefitInquiry {
        serviceTypes = List.copyOf(serviceTypes);
        diagnosisPointers = List.copyOf(diagnosisPointers);
        amounts = List.copyOf(amounts);
    }

    public static BenefitInquiry of(String... serviceTypes) {
        return new BenefitInquiry(
                List.of(serviceTypes),
                Optional.empty(),
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static BenefitInquiry read(Loop loop) {
        var eq = loop.first();
        return new BenefitInquiry(
                eq.repetitions(1),
                Procedure.read(eq, 2),
                eq.element(3),
                eq.components(5),
                loop.all("AMT", Amount::read),
                loop.one("III", AdditionalInformation::read),
                loop.one("REF", Reference::read),
                loop.one("DTP", ServiceDate::read));
    }

    void write(SegmentList out) {
        out.add(
                "EQ",
                SegmentList.repeated(serviceTypes),
                procedure.map(Procedure::text).orElse(""),
                coverageLevel,
                "",
                SegmentList.composite(diagnosisPointers));
        out.all(amounts, Amount::segment);
        out.one(placeOfService, AdditionalInformation::segment);
        out.one(authorization, Reference::segment);
        out.one(date, ServiceDate::segment);
    }
}
