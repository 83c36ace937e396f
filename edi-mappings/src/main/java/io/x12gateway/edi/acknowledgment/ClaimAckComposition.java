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
import io.x12gateway.edi.claim.Party;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the 277CA of one 837. */
final class ClaimAckComposition {
    private static final String PAYER = "PR";
    private static final String RECEIVER = "40";
    private static final String SERVICE = "472";
    private static final String STATEMENT = "434";
    private static final String INSTITUTIONAL = "A";

    /** Of a claim that is refused for its lines: they say why. */
    private static final String SEE_LINES = "A7:21";

    /** NM109 must not be empty, and a patient may have no id. */
    private static final String NO_ID = "UNKNOWN";

    private final ClaimBatch batch;
    private final ClaimFaults faults;
    private final ClaimAck277.Issuer issuer;

    /** The number of the next claim, as {@link ClaimFaults} counts them. */
    private int next;

    ClaimAckComposition(ClaimBatch batch, ClaimFaults faults, ClaimAck277.Issuer issuer) {
        this.batch = batch;
        this.faults = faults;
        this.issuer = issuer;
    }

    /** Counts while claims are answered. */
    private static final class Tally {
        private int accepted;
        private int refused;
        private BigDecimal acceptedCharge = BigDecimal.ZERO;
        private BigDecimal refusedCharge = BigDecimal.ZERO;

        void add(boolean taken, BigDecimal charge) {
            if (taken) {
                accepted++;
                acceptedCharge = acceptedCharge.add(charge);
            } else {
                refused++;
                refusedCharge = refusedCharge.add(charge);
            }
        }

        void add(Tally other) {
            accepted += other.accepted;
            refused += other.refused;
            acceptedCharge = acceptedCharge.add(other.acceptedCharge);
            refusedCharge = refusedCharge.add(other.refusedCharge);
        }

        BigDecimal charge() {
            return acceptedCharge.add(refusedCharge);
        }
    }

    ClaimAcknowledgment compose() {
        var total = new Tally();
        var providers = new ArrayList<BillingProvider>();
        for (var provider : batch.providers()) providers.add(provider(provider, total));
        var today = issuer.at().toLocalDate();
        return new ClaimAcknowledgment(
                Beginning.of("0085", "08", issuer.reference(), issuer.at(), "TH"),
                issuer.source(),
                Trace.own(issuer.receipt(), ""),
                List.of(ServiceDate.on("050", issuer.received()), ServiceDate.on("009", today)),
                new ClaimAcknowledgment.Submitter(
                        submitter(),
                        new Trace("2", batch.beginning().reference(), "", ""),
                        List.of(received(Optional.of(today), total.charge())),
                        Totals.ofBatch(total.accepted, total.acceptedCharge, total.refused, total.refusedCharge),
                        providers));
    }

    private Name submitter() {
        var name = batch.submitter().name();
        return new Name(
                "41", name.kind(), name.last(), name.first(), name.middle(), "", name.idQualifier(), name.id(), "");
    }

    /** The status of what was taken in as a whole, whatever became of its claims. */
    private Answer received(Optional<LocalDate> date, BigDecimal charge) {
        return new Answer(
                StatusCode.of("A1", "19", issuer.source().role()), date, true, Optional.of(charge), List.of(), "");
    }

    private BillingProvider provider(ClaimBatch.BillingProvider provider, Tally total) {
        var tally = new Tally();
        var patients = new ArrayList<Patient>();
        for (var subscriber : provider.subscribers()) {
            var person = subscriber.subscriber().name();
            if (!subscriber.claims().isEmpty())
                patients.add(new Patient(patient(person, person), answers(subscriber.claims(), tally)));
            for (var patient : subscriber.patients())
                patients.add(new Patient(patient(patient.patient().name(), person), answers(patient.claims(), tally)));
        }
        total.add(tally);
        return new BillingProvider(
                provider(provider.provider()),
                Optional.of(new ProviderAnswer(
                        Trace.own("0", ""),
                        List.of(received(Optional.empty(), tally.charge())),
                        taxId(provider.provider()).stream()
                                .map(id -> Reference.of("TJ", id))
                                .toList(),
                        Totals.ofProvider(tally.accepted, tally.acceptedCharge, tally.refused, tally.refusedCharge))),
                patients);
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
    private static Name patient(Name person, Name subscriber) {
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

    private List<ClaimAnswer> answers(List<Claim> claims, Tally tally) {
        var answers = new ArrayList<ClaimAnswer>();
        for (var claim : claims) {
            var answer = answer(claim, next++);
            tally.add(answer.accepted(), claim.charge());
            answers.add(answer);
        }
        return answers;
    }

    private ClaimAnswer answer(Claim claim, int number) {
        var lines = new ArrayList<LineAnswer>();
        for (int i = 0; i < claim.lines().size(); i++) {
            var statuses = faults.ofLine(number, i);
            if (!statuses.isEmpty()) lines.add(line(claim.lines().get(i), statuses));
        }
        var statuses = faults.ofClaim(number);
        if (statuses.isEmpty() && !lines.isEmpty()) statuses = List.of(SEE_LINES);
        return new ClaimAnswer(
                new Trace("2", claim.patientControlNumber(), "", ""),
                statuses.isEmpty() ? List.of(accepted(claim)) : refused(statuses, claim),
                references(claim),
                date(claim),
                lines);
    }

    private Answer accepted(Claim claim) {
        boolean payer = issuer.source().role().equals(PAYER);
        return claimAnswer(payer ? StatusCode.of("A2", "20", PAYER) : StatusCode.of("A1", "19", RECEIVER), true, claim);
    }

    private List<Answer> refused(List<String> statuses, Claim claim) {
        return statuses.stream()
                .map(status -> claimAnswer(code(status), false, claim))
                .toList();
    }

    private Answer claimAnswer(StatusCode code, boolean taken, Claim claim) {
        return new Answer(
                code, Optional.of(issuer.at().toLocalDate()), taken, Optional.of(claim.charge()), List.of(), "");
    }

    /** {@code A7:562:85}, as a finding has it. */
    private static StatusCode code(String status) {
        var parts = List.of(status.split(":"));
        return StatusCode.of(parts.get(0), parts.get(1), parts.size() > 2 ? parts.get(2) : "");
    }

    private static List<Reference> references(Claim claim) {
        var references = new ArrayList<Reference>();
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

    private static LineAnswer line(ServiceLine line, List<String> statuses) {
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
                        .map(status ->
                                new Answer(code(status), Optional.empty(), false, Optional.empty(), List.of(), ""))
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
