package io.x12gateway.core.delivery;

import io.x12gateway.core.inquiry.AskedTrace;
import io.x12gateway.core.inquiry.Traces;
import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.claim.ClaimAcknowledgment;
import io.x12gateway.edi.claim.ClaimAcknowledgment.BillingProvider;
import io.x12gateway.edi.claimstatus.ClaimStatus;
import io.x12gateway.edi.claimstatus.ClaimStatusResponse;
import io.x12gateway.edi.eligibility.EligibilityResponse;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Trace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds who asked what an answer answers, by the trace numbers that it echoes: TRN02 and TRN03 of a 271, TRN02 of a 277;
 * of a 277CA TRN02 of 2200B, which is BHT03 of the 837.
 * Where several partners used the same number, the information receiver that the answer names decides.
 */
final class Correlation {
    private final Traces traces;
    private final Partners partners;

    Correlation(Traces traces, Partners partners) {
        this.traces = traces;
        this.partners = partners;
    }

    /** Who is to have the answer, or why it cannot be said. */
    record Found(Optional<TradingPartner> recipient, HeldDocument.Reason otherwise) {}

    private record Keys(List<Trace> traces, Set<String> receivers) {}

    Found find(TransactionType type, byte[] answer, Delimiters delimiters, String usage, Instant now) {
        var keys = keys(type, answer, delimiters);
        var since = now.minus(Traces.WINDOW);
        var asked = keys.traces().stream()
                .flatMap(t -> asks(type).stream()
                        .flatMap(ask -> traces.find(ask, t.number(), t.assigner(), usage, since).stream()))
                .toList();
        var everybody = asked.stream().map(AskedTrace::partner).distinct().toList();
        if (everybody.isEmpty()) return new Found(Optional.empty(), HeldDocument.Reason.UNMATCHED_ANSWER);
        var named = everybody.stream()
                .flatMap(id -> partners.find(id).stream())
                .filter(p -> p.status().isRecipient())
                .filter(p -> everybody.size() == 1 || isNamed(p, keys.receivers(), usage))
                .toList();
        return new Found(
                named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty(),
                everybody.size() == 1 ? HeldDocument.Reason.UNMATCHED_ANSWER : HeldDocument.Reason.AMBIGUOUS_ANSWER);
    }

    /** The first trace number that an answer answers; empty if it has none. */
    static String reference(TransactionType type, byte[] answer, Delimiters delimiters) {
        return keys(type, answer, delimiters).traces().stream()
                .map(Trace::number)
                .findFirst()
                .orElse("");
    }

    private static Keys keys(TransactionType answer, byte[] bytes, Delimiters delimiters) {
        return switch (answer) {
            case ELIGIBILITY_RESPONSE -> eligibility(EligibilityResponse.read(bytes, delimiters));
            case CLAIM_ACKNOWLEDGMENT -> claims(ClaimAcknowledgment.read(bytes, delimiters));
            default -> claimStatus(ClaimStatusResponse.read(bytes, delimiters));
        };
    }

    /** What such an answer answers; a 277CA does not say which of both kinds of 837 it is about. */
    private static List<TransactionType> asks(TransactionType answer) {
        return switch (answer) {
            case ELIGIBILITY_RESPONSE -> List.of(TransactionType.ELIGIBILITY_INQUIRY);
            case CLAIM_ACKNOWLEDGMENT ->
                List.of(TransactionType.PROFESSIONAL_CLAIM, TransactionType.INSTITUTIONAL_CLAIM);
            default -> List.of(TransactionType.CLAIM_STATUS_REQUEST);
        };
    }

    private static boolean isNamed(TradingPartner partner, Set<String> receivers, String usage) {
        return receivers.contains(partner.applicationId(usage))
                || partner.allIdentities().anyMatch(i -> receivers.contains(i.id()))
                || partner.agreements().stream()
                        .flatMap(a -> a.providers().stream())
                        .anyMatch(npi -> receivers.contains(npi.value()));
    }

    private static Keys eligibility(EligibilityResponse response) {
        return new Keys(
                response.traces().filter(Trace::isEcho).toList(),
                response.sources().stream()
                        .flatMap(s -> s.receivers().stream())
                        .map(r -> r.name().id())
                        .collect(Collectors.toSet()));
    }

    private static Keys claimStatus(ClaimStatusResponse response) {
        return new Keys(
                response.claims()
                        .map(ClaimStatus::trace)
                        .map(number -> Trace.own(number, ""))
                        .toList(),
                response.payers().stream()
                        .flatMap(p -> p.receivers().stream())
                        .map(r -> r.name().id())
                        .collect(Collectors.toSet()));
    }

    /** BHT03 of the 837, and who submitted for whom. */
    private static Keys claims(ClaimAcknowledgment told) {
        var submitter = told.submitter();
        return new Keys(
                Stream.of(submitter.batch().number())
                        .filter(number -> !number.isEmpty())
                        .map(number -> Trace.own(number, ""))
                        .toList(),
                Stream.concat(
                                Stream.of(submitter.name()),
                                submitter.providers().stream().map(BillingProvider::name))
                        .map(Name::id)
                        .collect(Collectors.toSet()));
    }

    /** Whether this partner may be handed an answer by an operator: it asks such questions. */
    static boolean mayHave(TradingPartner partner, TransactionType type, LocalDate day) {
        return partner.status().isRecipient()
                && asks(type).stream().anyMatch(ask -> partner.mayExchange(ask.setId(), day));
    }
}
