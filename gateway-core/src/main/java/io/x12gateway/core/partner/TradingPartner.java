package io.x12gateway.core.partner;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A legal entity that exchanges X12 with us: a clearinghouse, a billing agency, a provider, a payer's system.
 *
 * @param identities interchange addresses it sends from; the first is the one we address
 * @param testIdentities those of test data (ISA15 {@code T}); empty: the same
 * @param applicationId what we put into GS03 for it, and what it puts into GS02
 * @param testApplicationId that of test data; empty: the same
 * @param usages {@code P}, {@code T} or both: the ISA15 values it was admitted for; see {@link #mayUse}
 * @param validationProfile which of the gateway's rule sets judges its files
 * @param timeZone of its days
 */
public record TradingPartner(
        PartnerId id,
        String name,
        PartnerKind kind,
        PartnerStatus status,
        List<EdiIdentity> identities,
        List<EdiIdentity> testIdentities,
        String applicationId,
        String testApplicationId,
        List<String> usages,
        List<EdiAgreement> agreements,
        List<Delegation> delegations,
        Credentials credentials,
        OutboundFormat outbound,
        AcknowledgmentPreferences acknowledgments,
        String validationProfile,
        PartnerLimits limits,
        MailboxRules mailbox,
        ZoneId timeZone,
        List<Contact> contacts,
        Channels channels) {
    public static final String STANDARD_PROFILE = "standard";
    static final ZoneId STANDARD_ZONE = ZoneId.of("America/New_York");
    static final String TEST = "T";

    public TradingPartner {
        identities = List.copyOf(identities);
        testIdentities = List.copyOf(testIdentities);
        usages = List.copyOf(usages);
        agreements = List.copyOf(agreements);
        delegations = List.copyOf(delegations);
        contacts = List.copyOf(contacts);
    }

    /** An active one with every other thing as it is by default; change it with {@link #with}. */
    public static PartnerBuilder named(PartnerId id, String name, EdiIdentity... identities) {
        return new PartnerBuilder(id, name, List.of(identities));
    }

    /** A builder that starts from this one. */
    public PartnerBuilder with() {
        return new PartnerBuilder(this);
    }

    public boolean sendsFrom(EdiIdentity identity) {
        return identities.contains(identity) || testIdentities.contains(identity);
    }

    /** Whether it sends data of this usage (ISA15) from this address. */
    public boolean sendsFrom(EdiIdentity identity, String usage) {
        return identities(usage).contains(identity);
    }

    public List<EdiIdentity> identities(String usage) {
        return usage.equals(TEST) && !testIdentities.isEmpty() ? testIdentities : identities;
    }

    public String applicationId(String usage) {
        return usage.equals(TEST) && !testApplicationId.isEmpty() ? testApplicationId : applicationId;
    }

    public Stream<EdiIdentity> allIdentities() {
        return Stream.concat(identities.stream(), testIdentities.stream()).distinct();
    }

    /** Whether it exchanges data of this usage (ISA15) now: while it tests, only {@code T}. */
    public boolean mayUse(String usage) {
        return usages.contains(usage) && (status != PartnerStatus.TESTING || usage.equals(TEST));
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
