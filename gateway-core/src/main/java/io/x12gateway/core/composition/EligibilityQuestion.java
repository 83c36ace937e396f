package io.x12gateway.core.composition;

import io.x12gateway.edi.eligibility.BenefitInquiry;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.Individual;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.edi.segment.Trace;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whether one patient is covered: the short form of a 270.
 *
 * @param reference the asker's own (BHT03), given back in the answer; empty for one of ours
 * @param serviceTypes such as {@code 30}; empty for {@code 30}
 * @param date the day, or the first of them; empty for the day of asking
 * @param dateTo the last day; empty if there is one only
 * @param trace the asker's own (TRN02), given back in the answer; empty for one of ours
 */
public record EligibilityQuestion(
        String reference,
        Payer payer,
        Provider provider,
        Subscriber subscriber,
        Optional<Dependent> dependent,
        List<String> serviceTypes,
        Optional<LocalDate> date,
        Optional<LocalDate> dateTo,
        String trace) {
    private static final String ANY_SERVICE = "30";
    private static final String PLAN = "291";

    public EligibilityQuestion {
        serviceTypes = List.copyOf(serviceTypes);
        Required.that(dateTo.isEmpty() || date.isPresent(), "the field 'dateTo' needs the field 'date'");
    }

    EligibilityInquiry inquiry(Stamp stamp) {
        var traces = List.of(Trace.own(trace.isBlank() ? stamp.trace() : trace, stamp.assigner()));
        var asked = List.of(BenefitInquiry.of(
                serviceTypes.isEmpty() ? new String[] {ANY_SERVICE} : serviceTypes.toArray(String[]::new)));
        var insured = person(subscriber.named(), subscriber.demographics());
        var level = dependent
                .map(patient -> new EligibilityInquiry.Subscriber(
                        List.of(),
                        insured,
                        List.of(),
                        List.of(new EligibilityInquiry.Dependent(
                                traces,
                                person(patient.named("03"), patient.demographics())
                                        .withDates(dates(stamp)),
                                asked))))
                .orElseGet(() ->
                        new EligibilityInquiry.Subscriber(traces, insured.withDates(dates(stamp)), asked, List.of()));
        var receiver = EligibilityInquiry.Receiver.of(provider.named(), List.of(level));
        var source = new EligibilityInquiry.Source(payer.named(), List.of(receiver));
        return new EligibilityInquiry(
                EligibilityInquiry.beginning(reference.isBlank() ? stamp.trace() : reference, stamp.at()),
                List.of(source));
    }

    private static Individual person(Name name, Optional<Demographics> demographics) {
        var person = Individual.of(name);
        return demographics.map(person::with).orElse(person);
    }

    private List<ServiceDate> dates(Stamp stamp) {
        var first = date.orElseGet(() -> stamp.at().toLocalDate());
        return List.of(dateTo.map(last -> ServiceDate.between(PLAN, first, last))
                .orElseGet(() -> ServiceDate.on(PLAN, first)));
    }
}
