package io.x12gateway.core.partner;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a partner may exchange for which providers, and when.
 *
 * @param transactions set ids that the partner may send or be sent, such as {@code 270} or {@code 835}
 * @param providers NPIs it may speak for; empty means any provider
 * @param from first day
 * @param to last day; empty while open-ended
 */
public record EdiAgreement(
        String id, Set<String> transactions, Set<Npi> providers, LocalDate from, Optional<LocalDate> to) {
    public EdiAgreement {
        transactions = Set.copyOf(transactions);
        providers = Set.copyOf(providers);
        if (to.isPresent() && to.get().isBefore(from))
            throw new IllegalArgumentException("agreement '" + id + "' ends on " + to.get() + ", before it begins");
    }

    public boolean coversTransaction(String setId, LocalDate day) {
        return transactions.contains(setId) && !day.isBefore(from) && (to.isEmpty() || !day.isAfter(to.get()));
    }

    /** The same with this last day. */
    public EdiAgreement endingOn(LocalDate day) {
        return new EdiAgreement(id, transactions, providers, from, Optional.of(day));
    }

    public boolean coversProvider(String npi) {
        return providers.isEmpty() || providers.stream().anyMatch(p -> p.value().equals(npi));
    }
}
