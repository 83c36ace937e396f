package io.x12gateway.core.partner;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The answer to "who can see this NPI today, and why?". Pure: {@link Entitlements} says the same of each case. */
public final class WhoSees {
    private WhoSees() {}

    /**
     * One reason why one partner may exchange one transaction set for the provider.
     *
     * @param transaction set id
     * @param sends may send it, or ask with it, for this provider
     * @param receives is sent it for this provider
     * @param basis {@code agreement} or {@code delegation}
     * @param reference the agreement's id; empty for a delegation
     * @param anyProvider whether the agreement names no provider, which lets its partner send and not receive
     * @param validationProfile what its files are judged by
     * @param effect what the partner's status makes of it, in words
     */
    public record Access(
            PartnerId partner,
            String name,
            PartnerKind kind,
            PartnerStatus status,
            String transaction,
            boolean sends,
            boolean receives,
            String basis,
            String reference,
            boolean anyProvider,
            LocalDate from,
            Optional<LocalDate> to,
            String validationProfile,
            String effect) {}

    /** @param transaction empty for all */
    public static List<Access> of(
            Collection<TradingPartner> partners, Npi npi, LocalDate day, Optional<String> transaction) {
        return partners.stream()
                .flatMap(p -> Stream.concat(byAgreement(p, npi, day), byDelegation(p, npi, day)))
                .filter(a -> transaction.isEmpty() || transaction.get().equals(a.transaction()))
                .sorted(Comparator.comparing((Access a) -> a.partner().value())
                        .thenComparing(Access::transaction)
                        .thenComparing(Access::basis)
                        .thenComparing(Access::reference)
                        .thenComparing(Access::from))
                .toList();
    }

    private static Stream<Access> byAgreement(TradingPartner p, Npi npi, LocalDate day) {
        return p.agreements().stream()
                .filter(a -> a.coversProvider(npi.value()))
                .flatMap(a -> a.transactions().stream()
                        .filter(set -> a.coversTransaction(set, day))
                        .map(set -> access(
                                p, set, "agreement", a.id(), a.providers().isEmpty(), a.from(), a.to())));
    }

    private static Stream<Access> byDelegation(TradingPartner p, Npi npi, LocalDate day) {
        return p.delegations().stream()
                .filter(d -> d.covers(npi.value(), d.transaction(), day))
                .map(d -> access(p, d.transaction(), "delegation", "", false, d.from(), d.to()));
    }

    private static Access access(
            TradingPartner p,
            String set,
            String basis,
            String reference,
            boolean anyProvider,
            LocalDate from,
            Optional<LocalDate> to) {
        return new Access(
                p.id(),
                p.name(),
                p.kind(),
                p.status(),
                set,
                p.status().mayLogIn(),
                p.status().isRecipient() && !anyProvider,
                basis,
                reference,
                anyProvider,
                from,
                to,
                p.validationProfile(),
                effect(p.status()));
    }

    private static String effect(PartnerStatus status) {
        return switch (status) {
            case APPLIED -> "not admitted yet: neither sends nor receives";
            case TESTING -> "test data only";
            case ACTIVE -> "";
            case PAUSED -> "paused: what is for it is held";
            case SUSPENDED -> "suspended: no log-in, what is for it is held";
            case CLOSED -> "closed: neither sends nor receives";
        };
    }
}
