package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.claim.Answer;
import io.x12gateway.edi.claim.ClaimAcknowledgment;
import io.x12gateway.edi.claim.ClaimAcknowledgment.BillingProvider;
import io.x12gateway.edi.claim.ClaimAcknowledgment.ClaimAnswer;
import io.x12gateway.edi.claim.ClaimAcknowledgment.Patient;
import io.x12gateway.edi.claim.ClaimAcknowledgment.ProviderAnswer;
import io.x12gateway.edi.claim.ClaimAcknowledgment.Submitter;
import io.x12gateway.edi.claim.Totals;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts answers to claims together and counts what they come to: the sums of each level are those of the level below. */
final class ClaimAckTotals {
    private ClaimAckTotals() {}

    /** Counts while claims are told. */
    private static final class Tally {
        private int accepted;
        private int refused;
        private BigDecimal acceptedCharge = BigDecimal.ZERO;
        private BigDecimal refusedCharge = BigDecimal.ZERO;

        void add(ClaimAnswer claim) {
            var charge = claim.answers().getFirst().charge().orElse(BigDecimal.ZERO);
            if (claim.accepted()) {
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

    /** The same with the totals of its claims. */
    static ClaimAcknowledgment over(ClaimAcknowledgment told, ClaimAck277.Issuer issuer) {
        var total = new Tally();
        var providers = told.submitter().providers().stream()
                .map(provider -> counted(provider, total, issuer))
                .toList();
        return new ClaimAcknowledgment(
                Beginning.of("0085", "08", issuer.reference(), issuer.at(), "TH"),
                told.source(),
                told.receipt(),
                dates(issuer),
                new Submitter(
                        told.submitter().name(),
                        told.submitter().batch(),
                        List.of(ClaimAckComposition.received(
                                issuer, Optional.of(issuer.at().toLocalDate()), total.charge())),
                        Totals.ofBatch(total.accepted, total.acceptedCharge, total.refused, total.refusedCharge),
                        providers));
    }

    static List<ServiceDate> dates(ClaimAck277.Issuer issuer) {
        return List.of(
                ServiceDate.on("050", issuer.received()),
                ServiceDate.on("009", issuer.at().toLocalDate()));
    }

    private static BillingProvider counted(BillingProvider told, Tally total, ClaimAck277.Issuer issuer) {
        var tally = new Tally();
        told.patients().stream().flatMap(patient -> patient.claims().stream()).forEach(tally::add);
        total.add(tally);
        var answer = told.answer()
                .map(a -> new ProviderAnswer(
                        a.trace(),
                        List.of(ClaimAckComposition.received(issuer, Optional.empty(), tally.charge())),
                        a.references(),
                        Totals.ofProvider(tally.accepted, tally.acceptedCharge, tally.refused, tally.refusedCharge)));
        return new BillingProvider(told.name(), answer, told.patients());
    }

    static ClaimAcknowledgment together(List<ClaimAcknowledgment> parts, ClaimAck277.Issuer issuer) {
        var first = parts.getFirst();
        boolean refused = first.submitter().answers().stream().noneMatch(Answer::accepted);
        if (refused)
            return new ClaimAcknowledgment(
                    Beginning.of("0085", "08", issuer.reference(), issuer.at(), "TH"),
                    first.source(),
                    first.receipt(),
                    first.dates(),
                    first.submitter());
        var providers = new ArrayList<BillingProvider>();
        for (var part : parts) for (var provider : part.submitter().providers()) add(providers, provider);
        return over(
                new ClaimAcknowledgment(
                        first.beginning(),
                        first.source(),
                        first.receipt(),
                        first.dates(),
                        new Submitter(
                                first.submitter().name(),
                                first.submitter().batch(),
                                first.submitter().answers(),
                                Totals.NONE,
                                providers)),
                issuer);
    }

    private static void add(List<BillingProvider> providers, BillingProvider more) {
        if (providers.isEmpty() || !isSame(providers.getLast(), more)) providers.add(more);
        else {
            var last = providers.removeLast();
            providers.add(new BillingProvider(last.name(), last.answer(), joined(last.patients(), more.patients())));
        }
    }

    private static boolean isSame(BillingProvider one, BillingProvider other) {
        return one.name().equals(other.name()) && references(one).equals(references(other));
    }

    private static List<?> references(BillingProvider provider) {
        return provider.answer().map(ProviderAnswer::references).orElse(List.of());
    }

    private static List<Patient> joined(List<Patient> before, List<Patient> after) {
        var patients = new ArrayList<Patient>(before);
        var next = after.getFirst();
        if (!patients.getLast().name().equals(next.name())) patients.add(next);
        else {
            var last = patients.removeLast();
            var claims = Stream.concat(last.claims().stream(), next.claims().stream());
            patients.add(new Patient(last.name(), claims.toList()));
        }
        patients.addAll(after.subList(1, after.size()));
        return patients;
    }
}
