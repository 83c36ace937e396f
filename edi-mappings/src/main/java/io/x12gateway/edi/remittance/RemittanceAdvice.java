package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.Trace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One 835, 005010X221A1: one payment to one payee, and what it is for.
 *
 * @param currency CUR02, empty for US dollars
 * @param references {@code EV} receiver, {@code F2} version
 * @param dates {@code 405} production date
 */
public record RemittanceAdvice(
        Payment payment,
        Trace trace,
        String currency,
        List<Reference> references,
        List<DatedRole> dates,
        Party payer,
        Party payee,
        List<HeaderGroup> groups,
        List<ProviderAdjustment> adjustments) {
    public RemittanceAdvice {
        references = List.copyOf(references);
        dates = List.copyOf(dates);
        groups = List.copyOf(groups);
        adjustments = List.copyOf(adjustments);
    }

    /**
     * Reads one transaction set from ST to SE.
     *
     * @throws io.x12gateway.edi.segment.UnreadableTransactionException if it is no 835 of this guide
     */
    public static RemittanceAdvice read(byte[] transaction, Delimiters delimiters) {
        var collected = new CollectedAdvice();
        RemittanceClaims.read(transaction, delimiters, collected);
        return collected.advice();
    }

    /** The segments between ST and SE. */
    public List<Segment> segments() {
        return AdviceWriter.segments(this);
    }

    public Stream<ClaimPayment> claims() {
        return groups.stream().flatMap(g -> g.claims().stream());
    }

    public Optional<DatedRole> date(String role) {
        return dates.stream().filter(d -> d.role().equals(role)).findFirst();
    }
}
