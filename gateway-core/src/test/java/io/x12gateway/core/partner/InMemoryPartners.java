package io.x12gateway.core.partner;

import io.x12gateway.edi.validation.Profile;
import io.x12gateway.edi.validation.ProfileException;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The registry's twin: looks through whatever partners there are at the moment. */
public final class InMemoryPartners implements Partners {
    /** {@code standard}, and {@code lenient}, by which a wrong SE01 is noted and rejects nothing. */
    public static final ValidationProfiles PROFILES = new ValidationProfiles(
            Map.of(
                    "lenient",
                    profile("notes = told\nTRANSACTION_SEGMENT_COUNT = warning"),
                    "long-names",
                    profile("270 ELEMENT_TOO_LONG at 2100C NM103 = warning\n"
                            + "837P ELEMENT_TOO_LONG at 2010BA NM103 = warning")),
            ZoneOffset.UTC);

    private final Supplier<Map<PartnerId, List<PartnerVersion>>> partners;
    private final Registration registration;
    private final Clock clock;

    public InMemoryPartners(Supplier<Map<PartnerId, List<PartnerVersion>>> partners, Registrar registrar, Clock clock) {
        this.partners = partners;
        this.clock = clock;
        this.registration = new Registration(this, registrar, clock, PROFILES);
    }

    private static Profile profile(String text) {
        try {
            return Profile.parse(text);
        } catch (ProfileException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Optional<TradingPartner> find(PartnerId id) {
        return first(p -> p.id().equals(id));
    }

    @Override
    public Optional<TradingPartner> byApiToken(String tokenSha256) {
        return first(new LogIn(clock.instant()).byApiToken(tokenSha256));
    }

    @Override
    public Optional<TradingPartner> byOAuthClient(String clientId) {
        return first(new LogIn(clock.instant()).byOAuthClient(clientId));
    }

    @Override
    public Optional<TradingPartner> bySshUser(String user) {
        return first(new LogIn(clock.instant()).bySshUser(user));
    }

    @Override
    public Optional<TradingPartner> byCertificate(String certificateSha256) {
        return first(new LogIn(clock.instant()).byCertificate(certificateSha256));
    }

    @Override
    public Optional<TradingPartner> byCertificateName(String issuer, Collection<String> subjectAltNames) {
        var found = all().stream()
                .filter(new LogIn(clock.instant()).byCertificateName(issuer, subjectAltNames))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public Optional<TradingPartner> byCoreUser(String user) {
        return first(new LogIn(clock.instant()).byCoreUser(user));
    }

    @Override
    public Optional<TradingPartner> byIdentity(EdiIdentity identity) {
        return first(p -> p.sendsFrom(identity));
    }

    @Override
    public List<PartnerVersion> current() {
        return partners.get().values().stream()
                .map(List::getLast)
                .sorted(Comparator.comparing(v -> v.partner().id().value()))
                .toList();
    }

    @Override
    public List<PartnerVersion> history(PartnerId id) {
        return partners.get().getOrDefault(id, List.of());
    }

    @Override
    public List<PartnerVersion> register(List<Amendment> amendments, String actor, String reason) {
        return registration.register(amendments, actor, reason);
    }

    private Optional<TradingPartner> first(Predicate<TradingPartner> wanted) {
        return all().stream().filter(wanted).findFirst();
    }
}
