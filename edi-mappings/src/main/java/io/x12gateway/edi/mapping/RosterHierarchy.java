package io.x12gateway.edi.mapping;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.claimstatus.ClaimInquiry;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.eligibility.BenefitInquiry;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.Individual;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Dates;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.edi.segment.Trace;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Rows of a roster to one transaction set: rows of the same payer and provider stand together below them. */
record RosterHierarchy(Envelope envelope) {
    private static final int ASSIGNER_LENGTH = 10;

    /** What every row must have. */
    static Set<RosterField> required(TransactionType type) {
        return switch (type) {
            case ELIGIBILITY_INQUIRY ->
                Set.of(
                        RosterField.PAYER_NAME,
                        RosterField.PAYER_ID,
                        RosterField.PROVIDER_NAME,
                        RosterField.PROVIDER_NPI,
                        RosterField.MEMBER_ID);
            case CLAIM_STATUS_REQUEST ->
                Set.of(
                        RosterField.PAYER_NAME,
                        RosterField.PAYER_ID,
                        RosterField.PROVIDER_NAME,
                        RosterField.PROVIDER_NPI,
                        RosterField.MEMBER_ID,
                        RosterField.LAST_NAME,
                        RosterField.BIRTH_DATE);
            default -> throw new IllegalArgumentException("no roster becomes a " + type);
        };
    }

    /** @param number of the transaction set, from 1 */
    List<Segment> segments(List<RosterRow> rows, int number) {
        var reference = "R" + envelope.interchangeNumber().padded() + "-" + number;
        return envelope.type() == TransactionType.ELIGIBILITY_INQUIRY
                ? inquiry(rows, reference).segments()
                : request(rows, reference).segments();
    }

    private EligibilityInquiry inquiry(List<RosterRow> rows, String reference) {
        var sources = new ArrayList<EligibilityInquiry.Source>();
        by(rows, RosterHierarchy::payer).forEach((payer, itsRows) -> {
            var receivers = new ArrayList<EligibilityInquiry.Receiver>();
            by(itsRows, RosterHierarchy::provider)
                    .forEach((provider, his) -> receivers.add(EligibilityInquiry.Receiver.of(
                            provider, his.stream().map(this::subscriber).toList())));
            sources.add(new EligibilityInquiry.Source(payer, receivers));
        });
        return new EligibilityInquiry(EligibilityInquiry.beginning(reference, envelope.at()), sources);
    }

    private ClaimStatusRequest request(List<RosterRow> rows, String reference) {
        var payers = new ArrayList<ClaimStatusRequest.Payer>();
        by(rows, RosterHierarchy::payer).forEach((payer, itsRows) -> {
            var receivers = new ArrayList<ClaimStatusRequest.Receiver>();
            by(itsRows, this::submitter).forEach((submitter, its) -> {
                var providers = new ArrayList<ClaimStatusRequest.Provider>();
                by(its, RosterHierarchy::provider)
                        .forEach((provider, his) -> providers.add(new ClaimStatusRequest.Provider(
                                List.of(provider),
                                his.stream().map(RosterHierarchy::claimant).toList())));
                receivers.add(new ClaimStatusRequest.Receiver(submitter, providers));
            });
            payers.add(new ClaimStatusRequest.Payer(payer, receivers));
        });
        return new ClaimStatusRequest(ClaimStatusRequest.beginning(reference, envelope.at()), payers);
    }

    private static <K> Map<K, List<RosterRow>> by(List<RosterRow> rows, Function<RosterRow, K> key) {
        Map<K, List<RosterRow>> groups = new LinkedHashMap<>();
        for (var row : rows)
            groups.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row);
        return groups;
    }

    private static Name payer(RosterRow row) {
        return Name.organisation("PR", row.value(RosterField.PAYER_NAME), "PI", row.value(RosterField.PAYER_ID));
    }

    private Name submitter(RosterRow row) {
        var name = row.has(RosterField.SUBMITTER_NAME)
                ? row.value(RosterField.SUBMITTER_NAME)
                : row.value(RosterField.PROVIDER_NAME);
        var id = row.has(RosterField.SUBMITTER_ID) ? row.value(RosterField.SUBMITTER_ID) : envelope.senderId();
        return Name.organisation("41", name, "46", id);
    }

    private static Name provider(RosterRow row) {
        var name = row.value(RosterField.PROVIDER_NAME);
        var npi = row.value(RosterField.PROVIDER_NPI);
        return row.has(RosterField.PROVIDER_FIRST_NAME)
                ? Name.person("1P", name, row.value(RosterField.PROVIDER_FIRST_NAME), "XX", npi)
                : Name.organisation("1P", name, "XX", npi);
    }

    private static Name member(RosterRow row) {
        return Name.person(
                "IL",
                row.value(RosterField.LAST_NAME),
                row.value(RosterField.FIRST_NAME),
                "MI",
                row.value(RosterField.MEMBER_ID));
    }

    private static Name dependent(RosterRow row, String role) {
        return Name.person(
                role, row.value(RosterField.DEPENDENT_LAST_NAME), row.value(RosterField.DEPENDENT_FIRST_NAME), "", "");
    }

    private static Optional<Demographics> demographics(RosterRow row, RosterField born, RosterField gender) {
        if (!row.has(born) && !row.has(gender)) return Optional.empty();
        return Optional.of(new Demographics(row.value(born), row.value(gender)));
    }

    private static Optional<ServiceDate> date(RosterRow row, String role) {
        return Dates.parse(row.value(RosterField.SERVICE_DATE))
                .map(first -> Dates.parse(row.value(RosterField.SERVICE_END_DATE))
                        .filter(last -> !last.equals(first))
                        .map(last -> ServiceDate.between(role, first, last))
                        .orElseGet(() -> ServiceDate.on(role, first)));
    }

    private static String trace(RosterRow row) {
        return row.has(RosterField.TRACE_NUMBER) ? row.value(RosterField.TRACE_NUMBER) : "LINE" + row.line();
    }

    private EligibilityInquiry.Subscriber subscriber(RosterRow row) {
        var subscriber = person(member(row), row, RosterField.BIRTH_DATE, RosterField.GENDER);
        var trace = List.of(Trace.own(trace(row), assigner(row)));
        var asked = List.of(BenefitInquiry.of(serviceTypes(row)));
        if (!row.hasDependent()) {
            return new EligibilityInquiry.Subscriber(trace, withDate(subscriber, row), asked, List.of());
        }
        var dependent =
                person(dependent(row, "03"), row, RosterField.DEPENDENT_BIRTH_DATE, RosterField.DEPENDENT_GENDER);
        return new EligibilityInquiry.Subscriber(
                List.of(),
                subscriber,
                List.of(),
                List.of(new EligibilityInquiry.Dependent(trace, withDate(dependent, row), asked)));
    }

    private static Individual person(Name name, RosterRow row, RosterField born, RosterField gender) {
        var person = Individual.of(name);
        return demographics(row, born, gender).map(person::with).orElse(person);
    }

    private static Individual withDate(Individual person, RosterRow row) {
        return date(row, "291").map(day -> person.withDates(List.of(day))).orElse(person);
    }

    private String assigner(RosterRow row) {
        if (row.has(RosterField.TRACE_ASSIGNER)) return row.value(RosterField.TRACE_ASSIGNER);
        var id = "9" + envelope.senderId();
        return (id + "0".repeat(ASSIGNER_LENGTH)).substring(0, ASSIGNER_LENGTH);
    }

    private static String[] serviceTypes(RosterRow row) {
        return row.has(RosterField.SERVICE_TYPES)
                ? row.value(RosterField.SERVICE_TYPES).split(" ")
                : new String[] {"30"};
    }

    private static ClaimStatusRequest.Subscriber claimant(RosterRow row) {
        var claims = List.of(claim(row));
        var own = demographics(row, RosterField.BIRTH_DATE, RosterField.GENDER);
        if (!row.hasDependent()) return new ClaimStatusRequest.Subscriber(own, member(row), claims, List.of());
        var dependent = new ClaimStatusRequest.Dependent(
                demographics(row, RosterField.DEPENDENT_BIRTH_DATE, RosterField.DEPENDENT_GENDER),
                dependent(row, "QC"),
                claims);
        return new ClaimStatusRequest.Subscriber(Optional.empty(), member(row), List.of(), List.of(dependent));
    }

    private static ClaimInquiry claim(RosterRow row) {
        var references = new ArrayList<Reference>();
        reference(references, "1K", row.value(RosterField.PAYER_CONTROL_NUMBER));
        reference(references, "BLT", row.value(RosterField.BILL_TYPE));
        reference(references, "EJ", row.value(RosterField.PATIENT_ACCOUNT));
        return new ClaimInquiry(
                trace(row),
                references,
                row.has(RosterField.CHARGE)
                        ? Optional.of(new BigDecimal(row.value(RosterField.CHARGE)))
                        : Optional.empty(),
                date(row, "472"),
                List.of());
    }

    private static void reference(List<Reference> references, String qualifier, String value) {
        if (!value.isEmpty()) references.add(Reference.of(qualifier, value));
    }
}
