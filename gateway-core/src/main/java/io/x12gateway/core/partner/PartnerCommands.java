package io.x12gateway.core.partner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a partner is after a command. Pure; an {@link IllegalArgumentException} says why there is nothing to do. */
public final class PartnerCommands {
    private PartnerCommands() {}

    /** @param now when what is ended at once ends */
    public static TradingPartner apply(TradingPartner partner, PartnerCommand command, Instant now) {
        var c = partner.credentials();
        return switch (command) {
            case PartnerCommand.SetStatus x -> withStatus(partner, x.status());
            case PartnerCommand.AddToken x ->
                with(partner, c.withApiTokens(plus(c.apiTokens(), x.token(), sameToken(x.token()), "such a token")));
            case PartnerCommand.RevokeToken x ->
                with(
                        partner,
                        c.withApiTokens(minus(
                                c.apiTokens(),
                                t -> t.label().equals(x.which()) || begins(t.sha256(), x.which()),
                                "API token",
                                x.which())));
            case PartnerCommand.AddOAuthClient x ->
                with(
                        partner,
                        c.withOAuthClients(
                                plus(c.oauthClients(), x.client(), x.client()::equals, "such an OAuth client")));
            case PartnerCommand.RevokeOAuthClient x ->
                with(
                        partner,
                        c.withOAuthClients(minus(
                                c.oauthClients(),
                                o -> o.clientId().equals(x.clientId()),
                                "OAuth client",
                                x.clientId())));
            case PartnerCommand.AddCertificate x ->
                with(
                        partner,
                        c.withCertificates(plus(
                                c.certificates(),
                                x.certificate(),
                                sameCertificate(x.certificate()),
                                "this certificate")));
            case PartnerCommand.RemoveCertificate x ->
                with(
                        partner,
                        c.withCertificates(minus(
                                c.certificates(),
                                known -> begins(known.sha256(), x.which())
                                        || known.subjectAltName().equalsIgnoreCase(x.which()),
                                "certificate",
                                x.which())));
            case PartnerCommand.AddSshKey x ->
                with(
                        partner,
                        c.withSsh(
                                user(c, x.user()),
                                plus(
                                        c.sshKeys(),
                                        x.key(),
                                        k -> k.material().equals(x.key().material()),
                                        "this SSH key"),
                                c.sshPasswords()));
            case PartnerCommand.RemoveSshKey x ->
                with(
                        partner,
                        c.withSsh(
                                c.sshUser(),
                                minus(c.sshKeys(), k -> isNamed(k, x.which()), "SSH key", x.which()),
                                c.sshPasswords()));
            case PartnerCommand.SetCorePassword x -> with(partner, c.withCorePasswords(changed(c, x, now)));
            case PartnerCommand.SetSshPassword x ->
                with(partner, c.withSsh(user(c, x.user()), c.sshKeys(), changed(c, x, now)));
            case PartnerCommand.AddAgreement x ->
                partner.with()
                        .agreements(plus(
                                partner.agreements(),
                                x.agreement(),
                                a -> a.id().equals(x.agreement().id()),
                                "an agreement '" + x.agreement().id() + "'"))
                        .build();
            case PartnerCommand.EndAgreement x ->
                partner.with()
                        .agreements(each(
                                partner.agreements(),
                                a -> a.id().equals(x.id()),
                                a -> a.endingOn(x.on()),
                                "agreement '" + x.id() + "'"))
                        .build();
            case PartnerCommand.AddDelegation x ->
                partner.with()
                        .delegations(
                                plus(partner.delegations(), x.delegation(), x.delegation()::equals, "this delegation"))
                        .build();
            case PartnerCommand.EndDelegation x ->
                partner.with()
                        .delegations(each(
                                partner.delegations(),
                                d -> d.covers(x.provider().value(), x.transaction(), x.on()),
                                d -> d.endingOn(x.on()),
                                "delegation of " + x.provider() + " for " + x.transaction() + " on " + x.on()))
                        .build();
        };
    }

    private static TradingPartner withStatus(TradingPartner partner, PartnerStatus status) {
        if (partner.status() == PartnerStatus.CLOSED && status != PartnerStatus.CLOSED)
            throw new IllegalArgumentException(
                    "it is closed for good: import it with another status if that was a mistake");
        return partner.with().status(status).build();
    }

    private static TradingPartner with(TradingPartner partner, Credentials credentials) {
        return partner.with().credentials(credentials).build();
    }

    private static String user(Credentials credentials, String wanted) {
        if (!wanted.isEmpty()) return wanted;
        if (credentials.sshUser().isEmpty())
            throw new IllegalArgumentException("it has no SFTP user yet: name one with --user");
        return credentials.sshUser();
    }

    private static Predicate<ApiToken> sameToken(ApiToken token) {
        return t -> t.sha256().equals(token.sha256())
                || !token.label().isEmpty() && t.label().equals(token.label());
    }

    private static Predicate<ClientCertificate> sameCertificate(ClientCertificate one) {
        return other -> one.sha256().equals(other.sha256())
                && one.issuer().equals(other.issuer())
                && one.subjectAltName().equals(other.subjectAltName());
    }

    private static boolean isNamed(SshKey key, String which) {
        return key.openSsh().endsWith(" " + which) || begins(key.material(), which);
    }

    /** A short beginning would find what was not meant. */
    private static boolean begins(String text, String beginning) {
        return beginning.length() >= 8 && text.startsWith(beginning);
    }

    private static List<CorePassword> changed(Credentials c, PartnerCommand.SetCorePassword x, Instant now) {
        var former = c.corePasswords().stream()
                .flatMap(p -> p.user().equals(x.password().user())
                        ? ended(p.validity(), x.formerUntil().orElse(now), now)
                                .map(v -> new CorePassword(p.user(), p.hash(), v))
                        : Stream.of(p));
        return Stream.concat(former, Stream.of(x.password())).toList();
    }

    private static List<SshPassword> changed(Credentials c, PartnerCommand.SetSshPassword x, Instant now) {
        var former = c.sshPasswords().stream()
                .flatMap(p -> ended(p.validity(), x.formerUntil().orElse(now), now)
                        .map(v -> new SshPassword(p.hash(), p.sourceAddresses(), v)));
        return Stream.concat(former, Stream.of(x.password())).toList();
    }

    /** What would not count any more is gone: the history still has it. */
    private static Stream<Validity> ended(Validity validity, Instant until, Instant now) {
        var to = validity.to().filter(t -> t.isBefore(until)).orElse(until);
        if (!to.isAfter(now) || validity.from().filter(f -> !f.isBefore(to)).isPresent()) return Stream.empty();
        return Stream.of(new Validity(validity.from(), Optional.of(to)));
    }

    private static <T> List<T> plus(List<T> list, T item, Predicate<T> same, String what) {
        if (list.stream().anyMatch(same)) throw new IllegalArgumentException("it has " + what + " already");
        var all = new ArrayList<>(list);
        all.add(Objects.requireNonNull(item));
        return all;
    }

    private static <T> List<T> minus(List<T> list, Predicate<T> gone, String what, String which) {
        long found = list.stream().filter(gone).count();
        if (found == 0) throw new IllegalArgumentException("it has no " + what + " '" + which + "'");
        return list.stream().filter(gone.negate()).toList();
    }

    private static <T> List<T> each(List<T> list, Predicate<T> wanted, UnaryOperator<T> change, String what) {
        if (list.stream().noneMatch(wanted)) throw new IllegalArgumentException("it has no " + what);
        return list.stream()
                .map(item -> wanted.test(item) ? change.apply(item) : item)
                .toList();
    }
}
