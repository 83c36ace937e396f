package io.x12gateway.core.partner;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What one partner may do on one day. Pure: it looks at the partner's agreements and delegations and at nothing else.
 * Who the partner is was settled when it authenticated; what an envelope claims is only compared with that.
 */
public record Entitlements(TradingPartner partner, LocalDate day) {

    /** Whether ISA05/06 is an identity of this partner. */
    public boolean maySendFrom(EdiIdentity identity) {
        return partner.sendsFrom(identity);
    }

    /** Whether ISA05/06 is an identity of this partner for this ISA15. */
    public boolean maySendFrom(EdiIdentity identity, String usage) {
        return partner.sendsFrom(identity, usage);
    }

    /** Whether it has this id, be it under another qualifier. */
    public boolean hasId(String id) {
        return partner.allIdentities().anyMatch(i -> i.id().equals(id));
    }

    /** Whether GS02 is what this partner is known to put there: its application id or an interchange id of its own. */
    public boolean mayName(String groupSender) {
        return groupSender.equals(partner.applicationId())
                || groupSender.equals(partner.testApplicationId())
                || hasId(groupSender);
    }

    /** ISA15. */
    public boolean maySend(String usage) {
        return partner.mayUse(usage);
    }

    public boolean mayExchange(String setId) {
        return partner.mayExchange(setId, day);
    }

    /**
     * Whether it may ask on behalf of all these providers.
     *
     * @param unnamed whether there is a provider who is not named by an NPI: only an agreement for any provider covers
     *     him
     */
    public boolean mayAskFor(Collection<String> npis, boolean unnamed, String setId) {
        if (unnamed && !partner.mayExchangeFor("", setId, day)) return false;
        return npis.stream().allMatch(npi -> partner.mayExchangeFor(npi, setId, day));
    }

    /**
     * The contract of ours under which it asks on behalf of these providers, empty for the usual one. An agreement that
     * names them goes before one for any provider.
     */
    public String contract(Collection<String> npis, String setId) {
        return partner.agreements().stream()
                .filter(a -> a.coversTransaction(setId, day) && npis.stream().allMatch(a::coversProvider))
                .min(Comparator.comparing((EdiAgreement a) -> a.providers().isEmpty())
                        .thenComparing(EdiAgreement::id))
                .flatMap(EdiAgreement::contract)
                .orElse("");
    }

    /**
     * Whether it is to be sent what is meant for this provider. Unlike asking, this needs an agreement or a delegation
     * that names the provider: an agreement for any provider lets a payer send, and must not let it read the mail of
     * every payee. A partner that is paused or suspended still is to be sent it, later.
     */
    public boolean mayReceiveFor(String npi, String setId) {
        if (!partner.status().isRecipient()) return false;
        return partner.agreements().stream()
                        .filter(a -> a.coversTransaction(setId, day)
                                && !a.providers().isEmpty())
                        .anyMatch(a -> a.coversProvider(npi))
                || partner.delegations().stream().anyMatch(d -> d.covers(npi, setId, day));
    }

    /** Everyone who is to be sent this transaction for this provider on this day; the sender of it never is. */
    public static List<TradingPartner> recipients(
            Collection<TradingPartner> all, PartnerId sender, String npi, String setId, LocalDate day) {
        return all.stream()
                .filter(p -> !p.id().equals(sender) && new Entitlements(p, day).mayReceiveFor(npi, setId))
                .toList();
    }
}
