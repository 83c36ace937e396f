package io.x12gateway.routes.channel.http.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import io.x12gateway.core.partner.Fingerprint;
import io.x12gateway.core.partner.OAuthClient;
import io.x12gateway.core.partner.Scope;
import io.x12gateway.core.submission.Ulid;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Issues and checks OAuth 2 access tokens: JWTs after RFC 9068. A token remembers which secret it was got for, so that it
 * ends with that secret, not only with its client.
 */
final class AccessTokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String CREDENTIAL = "credential";
    private static final String CLIENT = "client_id";
    private static final String SCOPE = "scope";
    private static final int CHECKED_MAX = 10_000;
    private static final Set<JWSAlgorithm> OTHERS_ALGORITHMS = Set.of(
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512);

    private final Supplier<String> issuer;
    private final Duration lifetime;
    private final SigningKeys keys;
    private final Ulid ids;
    private final Clock clock;
    private final Map<String, Trusted> others;
    /** A signature takes longer to check than everything else in a request. */
    private final Map<String, AccessToken> checked = new ConcurrentHashMap<>();

    private record Trusted(String clientClaim, JWTProcessor<SecurityContext> processor) {}

    AccessTokens(Supplier<String> issuer, Duration lifetime, SigningKeys keys, Ulid ids, Clock clock) {
        this.issuer = issuer;
        this.lifetime = lifetime;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
        this.others = new ConcurrentHashMap<>();
    }

    /** From now on tokens of this issuer count too. */
    void trust(AccessSettings.External other, JWKSource<SecurityContext> itsKeys) {
        var exact = new JWTClaimsSet.Builder().issuer(other.issuer()).build();
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(OTHERS_ALGORITHMS, itsKeys));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE, JOSEObjectType.JWT, null));
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(other.audience(), exact, Set.of("exp", other.clientClaim())));
        others.put(other.issuer(), new Trusted(other.clientClaim(), processor));
    }

    Duration lifetime() {
        return lifetime;
    }

    /** @param scopes what it is to be good for; not empty */
    String issue(OAuthClient client, Set<Scope> scopes) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.get())
                .audience(issuer.get())
                .subject(client.clientId())
                .claim(CLIENT, client.clientId())
                .claim(CREDENTIAL, credential(client))
                .claim(SCOPE, text(scopes))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(ids.next())
                .build();
        var key = keys.current();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("key " + key.getKeyID() + " cannot sign", e);
        }
        return token.serialize();
    }

    /** What the token says, if we or the other issuer signed it for us and it has not expired. */
    Optional<AccessToken> check(String token) {
        var hash = Fingerprint.sha256(token);
        var known = checked.get(hash);
        if (known == null) {
            var read = read(token);
            if (read.isEmpty()) return read;
            known = read.get();
            if (checked.size() >= CHECKED_MAX) checked.clear();
            checked.put(hash, known);
        }
        return Optional.of(known).filter(t -> t.expiresAt().isAfter(clock.instant()));
    }

    /** What identifies a secret in its tokens. */
    static String credential(OAuthClient client) {
        return Fingerprint.brief(client.secretSha256());
    }

    static String text(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).collect(Collectors.joining(" "));
    }

    private Optional<AccessToken> read(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var by = jwt.getJWTClaimsSet().getIssuer();
            if (by == null) return Optional.empty();
            var other = others.get(by);
            if (other != null) {
                var claims = other.processor.process(jwt, null);
                return Optional.of(token(claims, claims.getStringClaim(other.clientClaim), ""));
            }
            var claims = own().process(jwt, null);
            return Optional.of(token(claims, claims.getStringClaim(CLIENT), claims.getStringClaim(CREDENTIAL)));
        } catch (ParseException | BadJOSEException e) {
            return Optional.empty();
        } catch (JOSEException e) {
            org.slf4j.LoggerFactory.getLogger(AccessTokens.class)
                    .warn(
                            "an access token could not be checked: {}",
                            e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private JWTProcessor<SecurityContext> own() {
        var exact = new JWTClaimsSet.Builder().issuer(issuer.get()).build();
        var processor = new DefaultJWTProcessor<>();
        JWKSource<SecurityContext> published = (selector, context) -> selector.select(keys.published());
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, published));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        var claims = new DefaultJWTClaimsVerifier<>(issuer.get(), exact, Set.of("exp", "iat", CLIENT, CREDENTIAL));
        claims.setMaxClockSkew(0);
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    private static AccessToken token(JWTClaimsSet claims, String clientId, String credential) throws ParseException {
        return new AccessToken(
                clientId, credential, scopes(claims), claims.getExpirationTime().toInstant());
    }

    /** Names that are not ours are for others; a token with none of ours is good for nothing here. */
    private static @org.jspecify.annotations.Nullable Set<Scope> scopes(JWTClaimsSet claims) throws ParseException {
        var claim = claims.getClaim(SCOPE);
        if (claim == null) return null;
        var names = claim instanceof String text
                ? java.util.List.of(text.split(" "))
                : java.util.Objects.requireNonNullElse(claims.getStringListClaim(SCOPE), java.util.List.<String>of());
        var ours = new TreeMap<String, Scope>();
        for (var scope : Scope.values()) ours.put(scope.text(), scope);
        var found = EnumSet.noneOf(Scope.class);
        for (var name : names) Optional.ofNullable(ours.get(name)).ifPresent(found::add);
        return found;
    }
}
