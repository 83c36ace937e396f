package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.claim.Answer;
import io.x12gateway.edi.claim.Claim;
import io.x12gateway.edi.claim.ClaimAcknowledgment;
import io.x12gateway.edi.claim.ClaimAcknowledgment.BillingProvider;
import io.x12gateway.edi.claim.ClaimAcknowledgment.ClaimAnswer;
import io.x12gateway.edi.claim.ClaimAcknowledgment.LineAnswer;
import io.x12gateway.edi.claim.ClaimAcknowledgment.Patient;
import io.x12gateway.edi.claim.ClaimAcknowledgment.ProviderAnswer;
import io.x12gateway.edi.claim.ClaimBatch;
import io.x12gateway.edi.claim.ClaimVerdict;
import io.x12gateway.edi.claim.Party;
import io.x12gateway.edi.claim.PlacedClaim;
import io.x12gateway.edi.claim.Service;
import io.x12gateway.edi.claim.ServiceLine;
import io.x12gateway.edi.claim.Totals;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.edi.segment.Trace;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the 277CA of one 837. */
final class ClaimAckComposition {
    private static final String PAYER = "PR";
    private static final String RECEIVER = "40";
    private static final String SERVICE = "472";
    private static final String STATEMENT = "434";
    private static final String INSTITUTIONAL = "A";

    /** Of a claim that is refused for its lines: they say why. */
    private static final StatusCode SEE_LINES = StatusCode.of("A7", "21");

    /** NM109 must not be empty, and a patient may have no id. */
    private static final String NO_ID = "UNKNOWN";

    private final ClaimBatch heading;
    private final ClaimFaults faults;
    private final Function<PlacedClaim, ClaimVerdict> verdicts;
    private final ClaimAck277.Issuer issuer;
    private final List<ProviderPart> providers = new ArrayList<>();

    /** @param heading what stands before the first provider */
    ClaimAckComposition(
            ClaimBatch heading,
            ClaimFaults faults,
            Function<PlacedClaim, ClaimVerdict> verdicts,
            ClaimAck277.Issuer issuer) {
        this.heading = heading;
        this.faults = faults;
        this.verdicts = verdicts;
        this.issuer = issuer;
    }

    /** Claims of one provider in a row. */
    private record ProviderPart(ClaimBatch.BillingProvider provider, List<PatientPart> patients) {}

    /** Claims of one patient in a row; known by the level of the 837 that it stood in. */
    private record PatientPart(Object level, Name name, List<ClaimAnswer> answers) {}

    ClaimAcknowledgment compose(Iterator<PlacedClaim> claims) {
        while (claims.hasNext()) add(claims.next());
        return acknowledgment(providers.stream().map(this::provider).toList());
    }

    /** None of its claims is taken, for a reason that lies above them all. */
    ClaimAcknowledgment refused(StatusCode why, int claims, BigDecimal charge) {
        return acknowledgment(
                new Answer(why, Optional.of(issuer.at().toLocalDate()), false, Optional.of(charge), List.of(), ""),
                Totals.ofBatch(0, BigDecimal.ZERO, claims, charge),
                List.of());
    }

    private ClaimAcknowledgment acknowledgment(List<BillingProvider> told) {
        return ClaimAckTotals.over(
                acknowledgment(
                        received(issuer, Optional.of(issuer.at().toLocalDate()), BigDecimal.ZERO), Totals.NONE, told),
                issuer);
    }

    private ClaimAcknowledgment acknowledgment(Answer answer, Totals totals, List<BillingProvider> told) {
        return new ClaimAcknowledgment(
                Beginning.of("0085", "08", issuer.reference(), issuer.at(), "TH"),
                issuer.source(),
                Trace.own(issuer.receipt(), ""),
                ClaimAckTotals.dates(issuer),
                new ClaimAcknowledgment.Submitter(
                        submitter(),
                        new Trace("2", heading.beginning().reference(), "", ""),
                        List.of(answer),
                        totals,
                        told));
    }

    @SuppressWarnings("ReferenceEquality") // two providers with the same words stand at two levels all the same
    private void add(PlacedClaim placed) {
        if (providers.isEmpty() || providers.getLast().provider() != placed.provider())
            providers.add(new ProviderPart(placed.provider(), new ArrayList<>()));
        var patients = providers.getLast().patients();
        Object level = placed.patient().isPresent() ? placed.patient().get() : placed.subscriber();
        if (patients.isEmpty() || patients.getLast().level() != level)
            patients.add(new PatientPart(level, patient(placed), new ArrayList<>()));
        patients.getLast().answers().add(answer(placed));
    }

    private Name submitter() {
        var name = heading.submitter().name();
        return new Name(
                "41", name.kind(), name.last(), name.first(), name.middle(), "", name.idQualifier(), name.id(), "");
    }

    /** The status of what was taken in as a whole, whatever became of its claims. */
    static Answer received(ClaimAck277.Issuer issuer, Optional<LocalDate> date, BigDecimal charge) {
        return new Answer(
                StatusCode.of("A1", "19", issuer.source().role()), date, true, Optional.of(charge), List.of(), "");
    }

    private BillingProvider provider(ProviderPart part) {
        var provider = part.provider().provider();
        return new BillingProvider(
                provider(provider),
                Optional.of(new ProviderAnswer(
                        Trace.own("0", ""),
                        List.of(received(issuer, Optional.empty(), BigDecimal.ZERO)),
                        taxId(provider).stream()
                                .map(id -> Reference.of("TJ", id))
                                .toList(),
                        Totals.NONE)),
                part.patients().stream()
                        .map(patient -> new Patient(patient.name(), patient.answers()))
                        .toList());
    }

    private static Name provider(Party provider) {
        var name = provider.name();
        boolean named = !name.id().isEmpty();
        return new Name(
                "85",
                name.kind(),
                name.last(),
                name.first(),
                name.middle(),
                name.suffix(),
                named ? name.idQualifier() : "FI",
                named ? name.id() : taxId(provider).orElse(NO_ID),
                "");
    }

    private static Optional<String> taxId(Party provider) {
        return Stream.of("EI", "SY")
                .map(provider::identifier)
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    /** A dependent is found by the id of his subscriber. */
    private static Name patient(PlacedClaim placed) {
        var subscriber = placed.subscriber().subscriber().name();
        var person = placed.patient().map(p -> p.patient().name()).orElse(subscriber);
        boolean known = !subscriber.id().isEmpty();
        return new Name(
                "QC",
                "1",
                person.last(),
                person.first(),
                person.middle(),
                person.suffix(),
                known ? subscriber.idQualifier() : "MI",
                known ? subscriber.id() : NO_ID,
                "");
    }

    /** What we refuse ourselves, nobody else is asked about. */
    private ClaimAnswer answer(PlacedClaim placed) {
        var claim = placed.claim();
        int number = placed.number() - 1;
        var lines = new ArrayList<LineAnswer>();
        for (int i = 0; i < claim.lines().size(); i++) {
            var statuses = codes(faults.ofLine(number, i));
            if (!statuses.isEmpty()) lines.add(line(claim.lines().get(i), statuses));
        }
        var statuses = codes(faults.ofClaim(number));
        if (statuses.isEmpty() && !lines.isEmpty()) statuses = List.of(SEE_LINES);
        if (!statuses.isEmpty()) return answer(claim, refused(statuses, claim), "", lines);
        return switch (verdicts.apply(placed)) {
            case ClaimVerdict.Awaited awaited -> answer(claim, List.of(accepted(claim)), "", List.of());
            case ClaimVerdict.Accepted accepted ->
                answer(
                        claim,
                        accepted.states().stream()
                                .map(state -> claimAnswer(state, true, claim))
                                .toList(),
                        accepted.payerControlNumber(),
                        List.of());
            case ClaimVerdict.Rejected rejected ->
                answer(claim, refused(rejected.states(), claim), "", lines(claim, rejected));
        };
    }

    private static List<LineAnswer> lines(Claim claim, ClaimVerdict.Rejected rejected) {
        return rejected.lines().stream()
                .map(line -> line(claim.lines().get(line.number() - 1), line.states()))
                .toList();
    }

    private static ClaimAnswer answer(
            Claim claim, List<Answer> answers, String payerControlNumber, List<LineAnswer> lines) {
        return new ClaimAnswer(
                new Trace("2", claim.patientControlNumber(), "", ""),
                answers,
                references(claim, payerControlNumber),
                date(claim),
                lines);
    }

    private Answer accepted(Claim claim) {
        boolean payer = issuer.source().role().equals(PAYER);
        return claimAnswer(payer ? StatusCode.of("A2", "20", PAYER) : StatusCode.of("A1", "19", RECEIVER), true, claim);
    }

    private List<Answer> refused(List<StatusCode> statuses, Claim claim) {
        return statuses.stream()
                .map(status -> claimAnswer(status, false, claim))
                .toList();
    }

    private Answer claimAnswer(StatusCode code, boolean taken, Claim claim) {
        return new Answer(
                code, Optional.of(issuer.at().toLocalDate()), taken, Optional.of(claim.charge()), List.of(), "");
    }

    private static List<StatusCode> codes(List<String> statuses) {
        return statuses.stream().map(ClaimAckComposition::code).toList();
    }

    /** {@code A7:562:85}, as a finding has it. */
    private static StatusCode code(String status) {
        var parts = List.of(status.split(":"));
        return StatusCode.of(parts.get(0), parts.get(1), parts.size() > 2 ? parts.get(2) : "");
    }

    private static List<Reference> references(Claim claim, String payerControlNumber) {
        var references = new ArrayList<Reference>();
        if (!payerControlNumber.isEmpty()) references.add(Reference.of("1K", payerControlNumber));
        var clearinghouse = claim.identifier("D9");
        if (!clearinghouse.isEmpty()) references.add(Reference.of("D9", clearinghouse));
        if (claim.facilityQualifier().equals(INSTITUTIONAL))
            references.add(Reference.of("BLT", claim.facility() + claim.frequency()));
        return references;
    }

    /** The statement's days, or from the first to the last day of a line. */
    private static ServiceDate date(Claim claim) {
        var statement = claim.dates().stream()
                .filter(date -> date.role().equals(STATEMENT))
                .findFirst();
        if (statement.isPresent()) return statement.get().as(SERVICE);
        var days = claim.lines().stream()
                .flatMap(line -> line.dates().stream())
                .filter(date -> date.role().equals(SERVICE))
                .flatMap(date -> Stream.concat(date.first().stream(), date.last().stream()))
                .sorted()
                .toList();
        if (days.isEmpty()) throw new IllegalArgumentException("a claim without a date of service has no 277CA");
        return days.getFirst().equals(days.getLast())
                ? ServiceDate.on(SERVICE, days.getFirst())
                : ServiceDate.between(SERVICE, days.getFirst(), days.getLast());
    }

    private static LineAnswer line(ServiceLine line, List<StatusCode> statuses) {
        var number = line.controlNumber().isEmpty() ? line.number() : line.controlNumber();
        return new LineAnswer(
                procedure(line.service()),
                line.service().charge(),
                line.service() instanceof Service.Institutional service
                                && service.code().isPresent()
                        ? service.revenueCode()
                        : "",
                Optional.of(line.service().units()),
                statuses.stream()
                        .map(status -> new Answer(status, Optional.empty(), false, Optional.empty(), List.of(), ""))
                        .toList(),
                List.of(Reference.of("FJ", number)),
                line.dates().stream()
                        .filter(date -> date.role().equals(SERVICE))
                        .findFirst());
    }

    /** Without its description, which this guide has no room for; of a revenue code alone, that code. */
    private static Procedure procedure(Service service) {
        var code = service.code();
        if (code.isPresent())
            return new Procedure(
                    code.get().qualifier(), code.get().code(), code.get().modifiers(), "", "");
        return Procedure.of("NU", ((Service.Institutional) service).revenueCode());
    }
}
