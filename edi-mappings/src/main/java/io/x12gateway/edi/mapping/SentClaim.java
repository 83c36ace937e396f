package io.x12gateway.edi.mapping;

import io.x12gateway.edi.claim.Claim;
import io.x12gateway.edi.claim.HealthCode;
import io.x12gateway.edi.claim.LineAdjudication;
import io.x12gateway.edi.claim.OtherPayer;
import io.x12gateway.edi.claim.Party;
import io.x12gateway.edi.claim.PlacedClaim;
import io.x12gateway.edi.claim.Service;
import io.x12gateway.edi.claim.ServiceLine;
import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Dates;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A claim in the words of the dialect, for its template. */
public record SentClaim(PlacedClaim placed) {
    private static final String SERVICE = "472";
    private static final String STATEMENT = "434";
    private static final String ADMISSION = "435";
    private static final int DAY = 8;

    private Claim claim() {
        return placed.claim();
    }

    public int number() {
        return placed.number();
    }

    public String account() {
        return claim().patientControlNumber();
    }

    public BigDecimal charge() {
        return claim().charge();
    }

    public String facility() {
        return claim().facility();
    }

    public String frequency() {
        return claim().frequency();
    }

    public String originalNumber() {
        return claim().identifier("F8");
    }

    public String clearinghouseTrace() {
        return claim().identifier("D9");
    }

    /** AMT*F5. */
    public Optional<BigDecimal> patientPaid() {
        return claim().amounts().stream()
                .filter(amount -> amount.qualifier().equals("F5"))
                .map(Amount::value)
                .findFirst();
    }

    public Name provider() {
        return placed.provider().provider().name();
    }

    public String taxId() {
        var provider = placed.provider().provider();
        var employer = provider.identifier("EI");
        return employer.isEmpty() ? provider.identifier("SY") : employer;
    }

    public Optional<Name> rendering() {
        return claim().providers().stream()
                .map(Party::name)
                .filter(name -> name.role().equals("82"))
                .findFirst();
    }

    public Name subscriber() {
        return placed.subscriber().subscriber().name();
    }

    public Optional<Demographics> subscriberDemographics() {
        return placed.subscriber().subscriber().demographics();
    }

    public Optional<Name> dependent() {
        return placed.patient().map(patient -> patient.patient().name());
    }

    public Optional<Demographics> dependentDemographics() {
        return placed.patient().flatMap(patient -> patient.patient().demographics());
    }

    /** The statement's days or, without them, from the first to the last day of a line. */
    public Period service() {
        var days = Stream.concat(
                        claim().dates().stream().filter(date -> date.role().equals(STATEMENT)),
                        claim().lines().stream().flatMap(SentClaim::served))
                .toList();
        var statement = days.stream()
                .filter(date -> date.role().equals(STATEMENT))
                .findFirst()
                .map(List::of)
                .orElse(days);
        return new Period(
                days(statement)
                        .min(LocalDate::compareTo)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "a claim without a date of service cannot be handed over")),
                days(statement).max(LocalDate::compareTo));
    }

    private static Stream<LocalDate> days(List<ServiceDate> dates) {
        return dates.stream().flatMap(date -> Stream.concat(date.first().stream(), date.last().stream()));
    }

    private static Stream<ServiceDate> served(ServiceLine line) {
        return line.dates().stream().filter(date -> date.role().equals(SERVICE));
    }

    /** From one day to another; {@code through} is the last day, the same for one day. */
    public record Period(LocalDate from, Optional<LocalDate> through) {}

    /** CL1 with DTP*435 and HI*DR; empty in an 837P. */
    public Optional<Stay> stay() {
        return claim().admission()
                .map(admission -> new Stay(admitted(), admission.type(), admission.patientStatus(), drg()));
    }

    /** How a patient was taken in and left. */
    public record Stay(Optional<LocalDate> admitted, String type, String patientStatus, String drg) {}

    /** DTP*435 may give the minute: the day is what counts here. */
    private Optional<LocalDate> admitted() {
        return claim().dates().stream()
                .filter(date -> date.role().equals(ADMISSION) && date.value().length() >= DAY)
                .flatMap(date -> Dates.parse(date.value().substring(0, DAY)).stream())
                .findFirst();
    }

    private String drg() {
        return claim().codes().stream()
                .flatMap(List::stream)
                .filter(code -> code.qualifier().equals("DR"))
                .map(HealthCode::code)
                .findFirst()
                .orElse("");
    }

    public List<String> diagnoses() {
        return claim().diagnoses().stream().map(HealthCode::code).toList();
    }

    /** Loop 2320: who paid before this payer, and who gets the claim from it. */
    public List<Payer> otherPayers() {
        return claim().otherPayers().stream()
                .map(payer -> new Payer(
                        payer.payer().name().id(), payer.payer().name().last(), paidBefore(payer), payer.paid()))
                .toList();
    }

    /** Another payer. */
    public record Payer(String id, String name, boolean before, Optional<BigDecimal> paid) {}

    private boolean paidBefore(OtherPayer payer) {
        return payer.coverage().rank().compareTo(placed.subscriber().coverage().rank()) < 0
                || payer.paid().isPresent();
    }

    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var line : claim().lines()) lines.add(line(lines.size() + 1, line));
        return lines;
    }

    /** A line of the claim; what does not apply is empty. */
    public record Line(
            int number,
            String controlNumber,
            String codeSet,
            String code,
            List<String> modifiers,
            String revenueCode,
            BigDecimal charge,
            BigDecimal units,
            Optional<LocalDate> from,
            Optional<LocalDate> through,
            List<String> pointers,
            Optional<BigDecimal> earlierPaid) {
        public Line {
            modifiers = List.copyOf(modifiers);
            pointers = List.copyOf(pointers);
        }
    }

    private static Line line(int number, ServiceLine line) {
        var service = line.service();
        var code = service.code();
        var served = served(line).findFirst();
        return new Line(
                number,
                line.controlNumber(),
                code.map(c -> c.qualifier()).orElse(""),
                code.map(c -> c.code()).orElse(""),
                code.map(c -> c.modifiers()).orElse(List.of()),
                service instanceof Service.Institutional institutional ? institutional.revenueCode() : "",
                service.charge(),
                service.units(),
                served.flatMap(ServiceDate::first),
                served.filter(date -> date.format().equals("RD8")).flatMap(ServiceDate::last),
                service instanceof Service.Professional professional ? professional.pointers() : List.of(),
                line.adjudications().stream().map(LineAdjudication::paid).reduce(BigDecimal::add));
    }
}
