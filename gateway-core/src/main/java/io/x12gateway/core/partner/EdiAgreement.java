package io.x12gateway.core.partner;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a partner may exchange for which providers, and when.
 *
 * @param transactions set ids that the partner may send or be sent, such as {@code 270} or {@code 835}
 * @param providers NPIs it may speak for; empty means any provider
 * @param from first day
 * @param to last day; empty while open-ended
 * @param contract of ours under which a source is asked for them; empty for the usual one
 */
public record EdiAgreement(
        String id,
        Set<String> transactions,
        Set<Npi> providers,
        LocalDate from,
        Optional<LocalDate> to,
        Optional<String> contract) {
    private static final Pattern CONTRACT = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    public EdiAgreement {
        transactions = Set.copyOf(transactions);
        providers = Set.copyOf(providers);
        if (to.isPresent() && to.get().isBefore(from))
            throw new IllegalArgumentException("agreement '" + id + "' ends on " + to.get() + ", before it begins");
        if (contract.isPresent() && !CONTRACT.matcher(contract.get()).matches())
            throw new IllegalArgumentException(
                    "contract '" + contract.get() + "' is not 1 to 32 of a-z 0-9 -, such as jurisdiction-15");
    }

    /** Under our usual contract. */
    public EdiAgreement(
            String id, Set<String> transactions, Set<Npi> providers, LocalDate from, Optional<LocalDate> to) {
        this(id, transactions, providers, from, to, Optional.empty());
    }

    public boolean coversTransaction(String setId, LocalDate day) {
        return transactions.contains(setId) && !day.isBefore(from) && (to.isEmpty() || !day.isAfter(to.get()));
    }

    /** The same with this last day. */
    public EdiAgreement endingOn(LocalDate day) {
        return new EdiAgreement(id, transactions, providers, from, Optional.of(day), contract);
    }

    public boolean coversProvider(String npi) {
        return providers.isEmpty() || providers.stream().anyMatch(p -> p.value().equals(npi));
    }
}
