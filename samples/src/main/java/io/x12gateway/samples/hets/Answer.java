package io.x12gateway.samples.hets;

import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.EligibilityResponse;
import io.x12gateway.edi.eligibility.Individual;
import io.x12gateway.edi.eligibility.Rejection;
import io.x12gateway.edi.eligibility.Relationship;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.edi.segment.Trace;
import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Composes the 271 (005010X279A1) of one decision. Nothing stands below the level of a refusal; a refused subscriber is
 * told what he sent and nothing else.
 */
record Answer(EligibilityInquiry inquiry, Amounts amounts, LocalDateTime now, String trace) {
    private static final String TRACE_ASSIGNER = "9CMSHETS01";
    private static final Relationship SUBSCRIBER_CORRECTED = new Relationship(true, "18", "001", "25", "");

    EligibilityResponse to(Decision decision) {
        return switch (decision) {
            case Decision.Found found -> answered(subscribers(List.of(beneficiary(found))));
            case Decision.Refused refused -> refused(refused);
        };
    }

    private EligibilityResponse refused(Decision.Refused refused) {
        var rejections = refused.reasons().stream()
                .map(reason -> new Rejection(reason.requestWasValid(), reason.code(), reason.followUp()))
                .toList();
        return switch (refused.level()) {
            case SYSTEM -> response(rejections, List.of(), List.of());
            case SOURCE -> response(List.of(), rejections, List.of());
            case PROVIDER -> answered(receiver(rejections, List.of()));
            case SUBSCRIBER -> answered(subscribers(List.of(stranger(rejections))));
        };
    }

    private EligibilityResponse answered(EligibilityResponse.Receiver receiver) {
        return response(List.of(), List.of(), List.of(receiver));
    }

    private EligibilityResponse response(
            List<Rejection> system, List<Rejection> source, List<EligibilityResponse.Receiver> receivers) {
        var contact = Contact.of("IC", "", "UR", "WWW.HETS.EXAMPLE/271");
        var beginning = Beginning.of("0022", "11", inquiry.beginning().reference(), now, "");
        return new EligibilityResponse(
                beginning,
                List.of(new EligibilityResponse.Source(system, asked().name(), List.of(contact), source, receivers)));
    }

    private EligibilityResponse.Receiver subscribers(List<EligibilityResponse.Subscriber> subscribers) {
        return receiver(List.of(), subscribers);
    }

    private EligibilityResponse.Receiver receiver(
            List<Rejection> rejections, List<EligibilityResponse.Subscriber> subscribers) {
        var asking = asking();
        return new EligibilityResponse.Receiver(
                asking.name(), asking.references(), asking.address(), rejections, asking.provider(), subscribers);
    }

    private EligibilityResponse.Subscriber beneficiary(Decision.Found found) {
        var persona = found.beneficiary().persona();
        var lines = new Statement(new Beneficiary(persona, found.dates(), amounts)).lines(Question.in(inquiry));
        return new EligibilityResponse.Subscriber(traces(), person(persona, found), lines, List.of());
    }

    private static Individual person(Persona persona, Decision.Found found) {
        var name = persona.name();
        var dates = new ArrayList<ServiceDate>();
        dates.add(range(found.dates()));
        if (persona.died() != null) dates.add(ServiceDate.on("442", persona.died()));
        return new Individual(
                new Name(
                        "IL",
                        "1",
                        name.last(),
                        orEmpty(name.first()),
                        orEmpty(name.middle()),
                        orEmpty(name.suffix()),
                        "MI",
                        persona.mbi(),
                        ""),
                List.of(),
                Optional.of(CoverageLines.address(persona.address())),
                List.of(),
                Optional.empty(),
                Optional.of(Demographics.born(persona.born(), persona.gender())),
                found.corrected() ? Optional.of(SUBSCRIBER_CORRECTED) : Optional.empty(),
                List.of(),
                dates,
                Optional.empty());
    }

    private static ServiceDate range(Period asked) {
        var last = asked.to();
        return ServiceDate.between("307", asked.from(), last == null ? asked.from() : last);
    }

    /** The subscriber as he was sent, without dates that are none: the answer must be in order. */
    private EligibilityResponse.Subscriber stranger(List<Rejection> rejections) {
        var sent = subscriber().person();
        var dates = Question.in(inquiry).dates().orElseGet(() -> ServiceDate.on("307", now.toLocalDate()));
        var person = new Individual(
                sent.name(),
                List.of(),
                Optional.empty(),
                rejections,
                Optional.empty(),
                sent.demographics()
                        .filter(d -> d.birthDate().isEmpty() || d.born().isPresent()),
                Optional.empty(),
                List.of(),
                Question.legible(dates) ? List.of(dates.as("307")) : List.of(),
                Optional.empty());
        return new EligibilityResponse.Subscriber(traces(), person, List.of(), List.of());
    }

    /** The requester's traces given back, and one of ours. */
    private List<Trace> traces() {
        var traces = new ArrayList<Trace>();
        subscriber().traces().forEach(sent -> traces.add(sent.echo()));
        traces.add(Trace.own(trace, TRACE_ASSIGNER));
        return traces;
    }

    private EligibilityInquiry.Source asked() {
        return inquiry.sources().getFirst();
    }

    private EligibilityInquiry.Receiver asking() {
        return asked().receivers().getFirst();
    }

    private EligibilityInquiry.Subscriber subscriber() {
        return asking().subscribers().getFirst();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
