package io.x12gateway.core.partner;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The registry's twin: looks through whatever partners there are at the moment. */
public final class InMemoryPartners implements Partners {
    private final Supplier<Collection<TradingPartner>> partners;
    private final Registration registration;
    private final Clock clock;

    public InMemoryPartners(Supplier<Collection<TradingPartner>> partners, Registrar registrar, Clock clock) {
        this.partners = partners;
        this.clock = clock;
        this.registration = new Registration(this, registrar, clock);
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
        var found = partners.get().stream()
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
    public List<TradingPartner> all() {
        return partners.get().stream()
                .sorted(java.util.Comparator.comparing(p -> p.id().value()))
                .toList();
    }

    @Override
    public List<PartnerId> register(List<TradingPartner> changed, String actor) {
        return registration.register(changed, actor);
    }

    private Optional<TradingPartner> first(Predicate<TradingPartner> wanted) {
        return partners.get().stream().filter(wanted).findFirst();
    }
}
