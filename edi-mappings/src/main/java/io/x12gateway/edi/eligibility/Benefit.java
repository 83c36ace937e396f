package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One benefit line of the answer. Loop 2110C or 2110D of the 271: EB and what hangs on it.
 *
 * @param information EB01, such as {@code 1} active, {@code 6} inactive, {@code C} deductible
 * @param coverageLevel EB02
 * @param serviceTypes EB03
 * @param insuranceType EB04, such as {@code MA}, {@code MB}
 * @param period EB06, such as {@code 23} calendar year, {@code 29} remaining
 * @param amount EB07
 * @param percent EB08 as a fraction: 0.2 is 20 %
 * @param authorizationRequired EB11 {@code Y N U}
 * @param inNetwork EB12 {@code Y N U W}
 */
public record Benefit(
        String information,
        String coverageLevel,
        List<String> serviceTypes,
        String insuranceType,
        String plan,
        String period,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> percent,
        String quantityQualifier,
        Optional<BigDecimal> quantity,
        String authorizationRequired,
        String inNetwork,
        Optional<Procedure> procedure,
        List<String> diagnosisPointers,
        List<Delivery> deliveries,
        List<Reference> references,
        List<ServiceDate> dates,
        List<Rejection> rejections,
        List<String> messages,
        List<AdditionalInformation> additional,
        List<RelatedParty> related) {
    public Benefit {
        serviceTypes = List.copyOf(serviceTypes);
        amount = amount.map(Decimal::canonical);
        percent = percent.map(Decimal::canonical);
        quantity = quantity.map(Decimal::canonical);
        diagnosisPointers = List.copyOf(diagnosisPointers);
        deliveries = List.copyOf(deliveries);
        references = List.copyOf(references);
        dates = List.copyOf(dates);
        rejections = List.copyOf(rejections);
        messages = List.copyOf(messages);
        additional = List.copyOf(additional);
        related = List.copyOf(related);
    }

    /** A benefit line to be filled in; {@code information} is EB01. */
    public static BenefitBuilder of(String information) {
        return new BenefitBuilder(information);
    }

    static Benefit read(Loop loop, List<RelatedParty> related) {
        var eb = loop.first();
        return new Benefit(
                eb.element(1),
                eb.element(2),
                eb.repetitions(3),
                eb.element(4),
                eb.element(5),
                eb.element(6),
                Decimal.read(eb, 7),
                Decimal.read(eb, 8),
                eb.element(9),
                Decimal.read(eb, 10),
                eb.element(11),
                eb.element(12),
                Procedure.read(eb, 13),
                eb.components(14),
                loop.all("HSD", Delivery::read),
                loop.all("REF", Reference::read),
                loop.all("DTP", ServiceDate::read),
                loop.all("AAA", Rejection::read),
                loop.all("MSG", msg -> msg.element(1)),
                loop.all("III", AdditionalInformation::read),
                related);
    }

    void write(SegmentList out) {
        out.add(
                "EB",
                information,
                coverageLevel,
                SegmentList.repeated(serviceTypes),
                insuranceType,
                plan,
                period,
                Decimal.text(amount),
                Decimal.text(percent),
                quantityQualifier,
                Decimal.text(quantity),
                authorizationRequired,
                inNetwork,
                procedure.map(Procedure::text).orElse(""),
                SegmentList.composite(diagnosisPointers));
        out.all(deliveries, Delivery::segment);
        out.all(references, Reference::segment);
        out.all(dates, ServiceDate::segment);
        out.all(rejections, Rejection::segment);
        for (var message : messages) out.add("MSG", message);
        out.all(additional, AdditionalInformation::segment);
        if (related.isEmpty()) return;
        out.add("LS", "2120");
        for (var party : related) party.write(out);
        out.add("LE", "2120");
    }
}
