package io.x12gateway.core.composition;

import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.segment.Name;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How claims of one patient stand: the short form of a 276.
 *
 * @param reference the asker's own (BHT03), given back in the answer; empty for one of ours
 * @param claims at least one
 */
public record ClaimStatusQuestion(
        String reference,
        Payer payer,
        Provider provider,
        Subscriber subscriber,
        Optional<Dependent> dependent,
        List<ClaimQuestion> claims) {
    public ClaimStatusQuestion {
        claims = List.copyOf(claims);
        Required.that(!claims.isEmpty(), "the field 'claims' is missing");
    }

    ClaimStatusRequest request(Stamp stamp) {
        var asked = IntStream.rangeClosed(1, claims.size())
                .mapToObj(place -> claims.get(place - 1).inquiry(stamp, place))
                .toList();
        var level = dependent
                .map(patient -> new ClaimStatusRequest.Subscriber(
                        Optional.empty(),
                        subscriber.named(),
                        List.of(),
                        List.of(new ClaimStatusRequest.Dependent(patient.demographics(), patient.named("QC"), asked))))
                .orElseGet(() -> new ClaimStatusRequest.Subscriber(
                        subscriber.demographics(), subscriber.named(), asked, List.of()));
        var provided = new ClaimStatusRequest.Provider(List.of(provider.named()), List.of(level));
        var receiver = new ClaimStatusRequest.Receiver(us(stamp), List.of(provided));
        return new ClaimStatusRequest(
                ClaimStatusRequest.beginning(reference.isBlank() ? stamp.trace() : reference, stamp.at()),
                List.of(new ClaimStatusRequest.Payer(payer.named(), List.of(receiver))));
    }

    /** Who gets the answer: the partner itself. */
    private static Name us(Stamp stamp) {
        var partner = stamp.partner();
        return Name.organisation(
                "41", partner.name(), "46", partner.identities().getFirst().id());
    }
}
