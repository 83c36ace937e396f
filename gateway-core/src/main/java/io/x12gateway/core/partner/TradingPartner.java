package io.x12gateway.core.partner;

import java.time.LocalDate;
import java.util.List;

/**
 * A legal entity that exchanges X12 with us: a clearinghouse, a billing agency, a provider, a payer's system.
 *
 * @param identities interchange addresses it sends from; the first is the one we address
 * @param applicationId what we put into GS03 for it, and what it puts into GS02
 * @param usages {@code P}, {@code T} or both: the ISA15 values it may send
 * @param lineBreaks whether files for it have a line feed after each segment
 */
public record TradingPartner(
        PartnerId id,
        String name,
        List<EdiIdentity> identities,
        String applicationId,
        List<String> usages,
        List<EdiAgreement> agreements,
        List<Delegation> delegations,
        Credentials credentials,
        boolean lineBreaks) {
    public TradingPartner {
        identities = List.copyOf(identities);
        usages = List.copyOf(usages);
        agreements = List.copyOf(agreements);
        delegations = List.copyOf(delegations);
    }

    public boolean sendsFrom(EdiIdentity identity) {
        return identities.contains(identity);
    }

    /** Whether any agreement of that day has the transaction set, for whatever provider. */
    public boolean mayExchange(String setId, LocalDate day) {
        return agreements.stream().anyMatch(a -> a.coversTransaction(setId, day))
                || delegations.stream().anyMatch(d -> d.covers(d.provider().value(), setId, day));
    }

    /** Whether it may exchange the transaction set for this provider on that day, by agreement or by delegation. */
    public boolean mayExchangeFor(String npi, String setId, LocalDate day) {
        return agreements.stream().anyMatch(a -> a.coversTransaction(setId, day) && a.coversProvider(npi))
                || delegations.stream().anyMatch(d -> d.covers(npi, setId, day));
    }
}
