package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.admission.SourceAddress;
import io.x12gateway.core.partner.ApiToken;
import io.x12gateway.core.partner.Fingerprint;
import io.x12gateway.core.partner.OAuthClient;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.Scope;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.routes.channel.http.Caller;
import org.springframework.stereotype.Component;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whose a credential is at this moment. Every answer comes from the registry, so what is revoked there ends here. */
@Component
final class PartnerNames {
    private final Partners partners;
    private final AccessTokens tokens;
    private final ClientCertificates certificates;
    private final PasswordLogin passwords;
    private final Clock clock;

    PartnerNames(
            Partners partners,
            AccessTokens tokens,
            ClientCertificates certificates,
            PasswordLogin passwords,
            Clock clock) {
        this.partners = partners;
        this.tokens = tokens;
        this.certificates = certificates;
        this.passwords = passwords;
        this.clock = clock;
    }

    Optional<Caller> byToken(String token) {
        var hash = Fingerprint.sha256(token);
        return partners.byApiToken(hash)
                .flatMap(partner -> partner.credentials()
                        .apiToken(hash, clock.instant())
                        .map(found -> new Caller(partner, scopes(found))));
    }

    Optional<Caller> byJwt(String jwt) {
        return tokens.check(jwt)
                .flatMap(token -> partners.byOAuthClient(token.clientId())
                        .flatMap(partner -> client(partner, token, clock.instant())
                                .map(client -> new Caller(partner, scopes(client, token)))));
    }

    Optional<Caller> byCertificate(X509Certificate[] chain) {
        return certificates.partner(chain).map(Caller::of);
    }

    Optional<Caller> byPassword(String user, String password, SourceAddress source) {
        return passwords.partner(user, password, source).map(Caller::of);
    }

    /** The client's entry that the token was got for; another issuer's tokens go with any. */
    private static Optional<OAuthClient> client(TradingPartner partner, AccessToken token, Instant now) {
        return partner.credentials().oauthClients(token.clientId(), now).stream()
                .filter(c -> token.credential().isEmpty()
                        || AccessTokens.credential(c).equals(token.credential()))
                .findFirst();
    }

    private static Set<Scope> scopes(ApiToken token) {
        return token.scopes().isEmpty() ? EnumSet.allOf(Scope.class) : token.scopes();
    }

    /** Never more than the client has now, whatever it had when the token was made. */
    private static Set<Scope> scopes(OAuthClient client, AccessToken token) {
        var both = EnumSet.noneOf(Scope.class);
        var named = token.scopes();
        for (var scope : Scope.values())
            if (client.allows(scope) && (named == null || named.contains(scope))) both.add(scope);
        return both;
    }
}
