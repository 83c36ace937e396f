package io.x12gateway.routes.channel.http.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.x12gateway.core.partner.OAuthClient;
import io.x12gateway.core.partner.Scope;
import io.x12gateway.core.partner.Validity;
import io.x12gateway.core.submission.Ulid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys that sign access tokens change, ours and others', and no token ends before its time for it. */
class KeyRotationTest {
    private static final Duration ROTATION = Duration.ofMinutes(10);
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final OAuthClient CLIENT = Tokens.client("program", "secret", Validity.ALWAYS, Scope.MAILBOX_READ);

    @TempDir
    private Path directory;

    private Instant now = Instant.now();

    @Test
    void anOldKeysTokensCountUntilTheyExpireAndItsPublicPartIsShownSoLong() throws Exception {
        var first = node();
        var old = issue(first);
        assertThat(published()).containsExactly(keyOf(old));

        pass(ROTATION.plusSeconds(1));
        var fresh = issue(first);
        assertThat(keyOf(fresh)).isNotEqualTo(keyOf(old));
        assertThat(published()).containsExactlyInAnyOrder(keyOf(old), keyOf(fresh));
        // A node that never saw the first key sign, and remembers no token, believes both.
        for (var token : new String[] {old, fresh})
            assertThat(node().check(token)).isPresent();

        pass(LIFETIME.minus(ROTATION));
        assertThat(node().check(old)).as("expired by now").isEmpty();
        assertThat(first.check(old)).isEmpty();
        assertThat(node().check(fresh)).isPresent();

        pass(ROTATION);
        issue(first);
        assertThat(published()).as("no token of the first can be left").doesNotContain(keyOf(old));
        assertThat(published()).contains(keyOf(fresh));
    }

    @Test
    void anotherIssuersNewKeyIsFetchedWhenATokenNamesIt() throws Exception {
        var one = key("one");
        var two = key("two");
        var shown = new AtomicReference<>(new JWKSet(one.toPublicJWK()));
        var issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            var body = Objects.requireNonNull(shown.get()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        try {
            var other = new AccessSettings.External(
                    "https://identity.example.test",
                    "http://127.0.0.1:" + issuer.getAddress().getPort() + "/",
                    "x12",
                    "client_id");
            var tokens = node();
            tokens.trust(other, AccessConfiguration.keysOf(other));
            assertThat(tokens.check(signed(one))).isPresent();
            assertThat(tokens.check(signed(two)))
                    .as("of a key that is not shown")
                    .isEmpty();

            shown.set(new JWKSet(java.util.List.<JWK>of(one.toPublicJWK(), two.toPublicJWK())));
            var later = node();
            later.trust(other, AccessConfiguration.keysOf(other));
            assertThat(later.check(signed(one))).isPresent();
            shown.set(new JWKSet(two.toPublicJWK()));
            var three = key("three");
            assertThat(later.check(signed(two))).isPresent();
            shown.set(new JWKSet(java.util.List.<JWK>of(two.toPublicJWK(), three.toPublicJWK())));
            assertThat(later.check(signed(three)))
                    .as("shown after the keys were fetched last")
                    .isPresent();
        } finally {
            issuer.stop(0);
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private AccessTokens node() {
        return new AccessTokens(() -> "https://us.example.test", LIFETIME, keys(), new Ulid(new Now()), new Now());
    }

    private SigningKeys keys() {
        return new SigningKeys(directory, ROTATION, LIFETIME, new Now());
    }

    private java.util.List<String> published() {
        return keys().published().getKeys().stream().map(JWK::getKeyID).toList();
    }

    private static String issue(AccessTokens tokens) {
        return tokens.issue(CLIENT, Set.of(Scope.MAILBOX_READ));
    }

    private static String keyOf(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static ECKey key(String id) throws Exception {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    private static String signed(ECKey key) throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer("https://identity.example.test")
                .audience("x12")
                .claim("client_id", "program")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private final class Now extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
