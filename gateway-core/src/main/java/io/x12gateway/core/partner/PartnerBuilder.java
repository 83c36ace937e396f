package io.x12gateway.core.partner;

import java.time.ZoneId;
import java.util.List;

/** Makes a partner of parts; what is not set keeps its default. */
public final class PartnerBuilder {
    private final PartnerId id;
    private String name;
    private PartnerKind kind = PartnerKind.CLEARINGHOUSE;
    private PartnerStatus status = PartnerStatus.ACTIVE;
    private List<EdiIdentity> identities;
    private List<EdiIdentity> testIdentities = List.of();
    private String applicationId;
    private String testApplicationId;
    private List<String> usages = List.of("P", "T");
    private List<EdiAgreement> agreements = List.of();
    private List<Delegation> delegations = List.of();
    private Credentials credentials = Credentials.NONE;
    private OutboundFormat outbound = OutboundFormat.STANDARD;
    private AcknowledgmentPreferences acknowledgments = AcknowledgmentPreferences.STANDARD;
    private String validationProfile = TradingPartner.STANDARD_PROFILE;
    private PartnerLimits limits = PartnerLimits.STANDARD;
    private MailboxRules mailbox = MailboxRules.STANDARD;
    private ZoneId timeZone = TradingPartner.STANDARD_ZONE;
    private List<Contact> contacts = List.of();
    private Channels channels = Channels.NONE;

    PartnerBuilder(PartnerId id, String name, List<EdiIdentity> identities) {
        this.id = id;
        this.name = name;
        this.identities = List.copyOf(identities);
        this.applicationId = identities.isEmpty() ? "" : identities.getFirst().id();
        this.testApplicationId = "";
    }

    PartnerBuilder(TradingPartner of) {
        this.id = of.id();
        this.name = of.name();
        this.kind = of.kind();
        this.status = of.status();
        this.identities = of.identities();
        this.testIdentities = of.testIdentities();
        this.applicationId = of.applicationId();
        this.testApplicationId = of.testApplicationId();
        this.usages = of.usages();
        this.agreements = of.agreements();
        this.delegations = of.delegations();
        this.credentials = of.credentials();
        this.outbound = of.outbound();
        this.acknowledgments = of.acknowledgments();
        this.validationProfile = of.validationProfile();
        this.limits = of.limits();
        this.mailbox = of.mailbox();
        this.timeZone = of.timeZone();
        this.contacts = of.contacts();
        this.channels = of.channels();
    }

    public TradingPartner build() {
        return new TradingPartner(
                id,
                name,
                kind,
                status,
                identities,
                testIdentities,
                applicationId,
                testApplicationId,
                usages,
                agreements,
                delegations,
                credentials,
                outbound,
                acknowledgments,
                validationProfile,
                limits,
                mailbox,
                timeZone,
                contacts,
                channels);
    }

    public PartnerBuilder name(String value) {
        this.name = value;
        return this;
    }

    public PartnerBuilder kind(PartnerKind value) {
        this.kind = value;
        return this;
    }

    public PartnerBuilder status(PartnerStatus value) {
        this.status = value;
        return this;
    }

    public PartnerBuilder identities(List<EdiIdentity> value) {
        this.identities = value;
        return this;
    }

    public PartnerBuilder testIdentities(List<EdiIdentity> value) {
        this.testIdentities = value;
        return this;
    }

    public PartnerBuilder applicationId(String value) {
        this.applicationId = value;
        return this;
    }

    public PartnerBuilder testApplicationId(String value) {
        this.testApplicationId = value;
        return this;
    }

    public PartnerBuilder usages(List<String> value) {
        this.usages = value;
        return this;
    }

    public PartnerBuilder agreements(List<EdiAgreement> value) {
        this.agreements = value;
        return this;
    }

    public PartnerBuilder delegations(List<Delegation> value) {
        this.delegations = value;
        return this;
    }

    public PartnerBuilder credentials(Credentials value) {
        this.credentials = value;
        return this;
    }

    public PartnerBuilder outbound(OutboundFormat value) {
        this.outbound = value;
        return this;
    }

    public PartnerBuilder acknowledgments(AcknowledgmentPreferences value) {
        this.acknowledgments = value;
        return this;
    }

    public PartnerBuilder validationProfile(String value) {
        this.validationProfile = value;
        return this;
    }

    public PartnerBuilder limits(PartnerLimits value) {
        this.limits = value;
        return this;
    }

    public PartnerBuilder mailbox(MailboxRules value) {
        this.mailbox = value;
        return this;
    }

    public PartnerBuilder timeZone(ZoneId value) {
        this.timeZone = value;
        return this;
    }

    public PartnerBuilder contacts(List<Contact> value) {
        this.contacts = value;
        return this;
    }

    public PartnerBuilder channels(Channels value) {
        this.channels = value;
        return this;
    }
}
