package io.x12gateway.samples.hets;

import io.x12gateway.edi.eligibility.BenefitInquiry;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.Individual;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.ServiceDate;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a 270 about one subscriber asks: of whom, on whose behalf, whose benefits, which days and services. Texts are
 * empty where nothing was sent.
 */
record Question(String payerId, String npi, Individual person, List<BenefitInquiry> inquiries) {
    private static final Pattern HCPCS = Pattern.compile("[0-9A-Z][0-9]{3}[0-9A-Z]");

    static Question in(EligibilityInquiry inquiry) {
        var source = inquiry.sources().getFirst();
        var receiver = source.receivers().getFirst();
        var subscriber = receiver.subscribers().getFirst();
        return new Question(source.name().id(), receiver.name().npi(), subscriber.person(), subscriber.inquiries());
    }

    /** In capitals, as Medicare prints it. */
    String memberId() {
        var id = person.name().idQualifier().equals("MI") ? person.name().id() : "";
        return id.toUpperCase(Locale.ROOT);
    }

    String lastName() {
        return person.name().last();
    }

    String firstName() {
        return person.name().first();
    }

    String gender() {
        return person.demographics().map(Demographics::gender).orElse("");
    }

    Optional<LocalDate> born() {
        return person.demographics().flatMap(Demographics::born);
    }

    /** A birth date was sent and is none. */
    boolean birthDateIllegible() {
        return born().isEmpty()
                && person.demographics().filter(d -> !d.birthDate().isEmpty()).isPresent();
    }

    /** The days of service as sent; those of an inquiry line go before those of the whole inquiry. */
    Optional<ServiceDate> dates() {
        return Stream.concat(
                        inquiries.stream().flatMap(i -> i.date().stream()),
                        person.dates().stream().filter(d -> d.role().equals("291")))
                .findFirst();
    }

    /** One day, or two in their order. */
    static boolean legible(ServiceDate dates) {
        var last = dates.last();
        return dates.first()
                .filter(first -> last.isPresent() && !last.get().isBefore(first))
                .isPresent();
    }

    Set<String> serviceTypes() {
        return inquiries.stream().flatMap(i -> i.serviceTypes().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The HCPCS codes asked for. */
    Set<String> procedures() {
        return asked().filter(Question::answerable).map(Procedure::code).collect(Collectors.toUnmodifiableSet());
    }

    /** Procedures of another code set, or that are no HCPCS codes. */
    List<Procedure> unanswerable() {
        return asked().filter(p -> !answerable(p)).toList();
    }

    boolean asksForProcedures() {
        return asked().findAny().isPresent();
    }

    static boolean hcpcs(Procedure procedure) {
        return procedure.qualifier().equals("HC");
    }

    private Stream<Procedure> asked() {
        return inquiries.stream().flatMap(i -> i.procedure().stream());
    }

    private static boolean answerable(Procedure procedure) {
        return hcpcs(procedure) && HCPCS.matcher(procedure.code()).matches();
    }
}
