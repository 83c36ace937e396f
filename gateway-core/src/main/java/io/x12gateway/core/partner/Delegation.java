package io.x12gateway.core.partner;

import java.time.LocalDate;
import java.util.Optional;

/** A provider lets an agency receive (or send) one transaction for it, for a time. */
public record Delegation(Npi provider, String transaction, LocalDate from, Optional<LocalDate> to) {
    public Delegation {
        if (to.isPresent() && to.get().isBefore(from))
            throw new IllegalArgumentException(
                    "the delegation of " + provider + " ends on " + to.get() + ", before it begins");
    }

    /** The same with this last day. */
    public Delegation endingOn(LocalDate day) {
        return new Delegation(provider, transaction, from, Optional.of(day));
    }

    public boolean covers(String npi, String setId, LocalDate day) {
        return provider.value().equals(npi)
                && transaction.equals(setId)
                && !day.isBefore(from)
                && (to.isEmpty() || !day.isAfter(to.get()));
    }
}
