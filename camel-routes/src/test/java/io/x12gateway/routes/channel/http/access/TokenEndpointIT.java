package io.x12gateway.routes.channel.http.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.x12gateway.core.partner.Credentials;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.OAuthClient;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.Scope;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.Validity;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.channel.http.DoorClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningGateway.Extension.class)
class TokenEndpointIT {
    private static final String CLIENT = "tideline-program";
    private static final String SECRET = "a secret: with + and % and a colon";

    @BeforeEach
    void enrol(RunningGateway gateway) {
        register(gateway, Tokens.client(CLIENT, SECRET, Validity.ALWAYS, Scope.MAILBOX_READ, Scope.SUBMIT));
    }

    @Test
    void grantsWhatTheClientMayHaveOrThePartItAsksFor(RunningGateway gateway) {
        try (var door = new DoorClient(gateway)) {
            var all = Tokens.ask(door, CLIENT, SECRET, "");
            assertThat(all.statusCode()).isEqualTo(200);
            assertThat(all.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(json(all).path("token_type").asString()).isEqualTo("Bearer");
            assertThat(json(all).path("expires_in").asInt()).isEqualTo(900);
            assertThat(json(all).path("scope").asString()).isEqualTo("submit mailbox.read");
            var inBody = Tokens.ask(
                    door.to("/oauth2/token"),
                    door,
                    "grant_type=client_credentials&scope=mailbox.read&client_id=" + CLIENT + "&client_secret="
                            + Tokens.encoded(SECRET));
            assertThat(inBody.statusCode()).isEqualTo(200);
            assertThat(json(inBody).path("scope").asString()).isEqualTo("mailbox.read");
            var token = json(inBody).path("access_token").asString();
            assertThat(status(door, "/v1/mailbox", token)).isEqualTo(200);
            assertThat(status(door, "/v1/submissions/x", token)).isEqualTo(403);
        }
    }

    @Test
    void refusesAsTheRfcSays(RunningGateway gateway) {
        var good = Tokens.basic(Tokens.encoded(CLIENT), Tokens.encoded(SECRET));
        var cases = List.of(
                List.of("grant_type=client_credentials", Tokens.basic(CLIENT, "wrong"), "401", "invalid_client"),
                List.of("grant_type=client_credentials", Tokens.basic("nobody", "x"), "401", "invalid_client"),
                List.of("grant_type=client_credentials", "Basic !!!", "401", "invalid_client"),
                List.of("grant_type=client_credentials", "Bearer x", "401", "invalid_client"),
                List.of("grant_type=client_credentials", "", "401", "invalid_client"),
                List.of("grant_type=password", good, "400", "unsupported_grant_type"),
                List.of("", good, "400", "invalid_request"),
                List.of("grant_type=client_credentials&scope=validate", good, "400", "invalid_scope"),
                List.of("grant_type=client_credentials&scope=everything", good, "400", "invalid_scope"),
                List.of("grant_type=client_credentials&grant_type=x", good, "400", "invalid_request"),
                List.of("grant_type=client_credentials&client_secret=x", good, "400", "invalid_request"),
                List.of("grant_type=client_credentials&client_id=other", good, "400", "invalid_request"),
                List.of("grant_type=%zz", good, "400", "invalid_request"),
                List.of("x=" + "y".repeat(9_000), good, "400", "invalid_request"));
        try (var door = new DoorClient(gateway)) {
            for (var one : cases) {
                var request = door.to("/oauth2/token");
                if (!one.get(1).isEmpty()) request.header("Authorization", one.get(1));
                var answer = Tokens.ask(request, door, one.get(0));
                assertThat(answer.statusCode()).as(one.toString()).isEqualTo(Integer.parseInt(one.get(2)));
                assertThat(json(answer).path("error").asString())
                        .as(one.toString())
                        .isEqualTo(one.get(3));
                assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
                assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
                        .as(one.toString())
                        .isEqualTo(one.get(2).equals("401") && !one.get(1).isEmpty());
            }
            assertThat(door.send(door.to("/oauth2/token")).statusCode()).isEqualTo(405);
            assertThat(door.send(door.to("/oauth2/token")
                                    .header("Content-Type", "application/json")
                                    .POST(DoorClient.text("{}")))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void publishesKeysAndMetadataAndNoSecret(RunningGateway gateway) throws Exception {
        try (var door = new DoorClient(gateway)) {
            var metadata = json(door.send(door.to("/.well-known/oauth-authorization-server")));
            var us = metadata.path("issuer").asString();
            assertThat(us).isEqualTo(gateway.https().toString());
            assertThat(metadata.path("token_endpoint").asString()).isEqualTo(us + "/oauth2/token");
            var jwks = door.send(door.to("/oauth2/jwks")).body();
            assertThat(jwks).doesNotContain("\"d\"");
            var token = SignedJWT.parse(Tokens.accessToken(door, CLIENT, SECRET, ""));
            var key = JWKSet.parse(jwks).getKeyByKeyId(token.getHeader().getKeyID());
            assertThat(token.verify(new com.nimbusds.jose.crypto.ECDSAVerifier(key.toECKey())))
                    .isTrue();
            assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(us);
        }
    }

    @Test
    void changesASecretWithoutAMomentOfDowntime(RunningGateway gateway) {
        var before = Tokens.client(CLIENT, SECRET, Validity.ALWAYS, Scope.MAILBOX_READ);
        var after = Tokens.client(CLIENT, "the new one", Validity.ALWAYS, Scope.MAILBOX_READ);
        try (var door = new DoorClient(gateway)) {
            var old = Tokens.accessToken(door, CLIENT, SECRET, "");
            register(gateway, before, after);
            var fresh = Tokens.accessToken(door, CLIENT, "the new one", "");
            for (var token : List.of(old, fresh, Tokens.accessToken(door, CLIENT, SECRET, "")))
                assertThat(status(door, "/v1/mailbox", token)).isEqualTo(200);
            register(gateway, after);
            assertThat(status(door, "/v1/mailbox", fresh)).isEqualTo(200);
            assertThat(status(door, "/v1/mailbox", old))
                    .as("a token ends with its secret")
                    .isEqualTo(401);
            assertThat(Tokens.ask(door, CLIENT, SECRET, "").statusCode()).isEqualTo(401);
            register(gateway, Tokens.client(CLIENT, "the new one", Validity.ALWAYS, Scope.VALIDATE));
            assertThat(status(door, "/v1/mailbox", fresh))
                    .as("a scope that the client lost")
                    .isEqualTo(403);
            register(gateway);
            assertThat(status(door, "/v1/mailbox", fresh)).isEqualTo(401);
        }
    }

    /** Everything here is signed, or not, by somebody who knows how tokens look. */
    @Test
    void believesNoTokenThatItDidNotSign(RunningGateway gateway) throws Exception {
        try (var door = new DoorClient(gateway)) {
            var real = SignedJWT.parse(Tokens.accessToken(door, CLIENT, SECRET, ""));
            var claims = real.getJWTClaimsSet();
            var header = real.getHeader();
            var ours = ourKey(gateway, header.getKeyID());
            var alien = new ECKeyGenerator(Curve.P_256).keyID(header.getKeyID()).generate();
            var publicKey = ours.toPublicJWK().toJSONString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            var hmac = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(header.getType())
                    .keyID(header.getKeyID())
                    .build();
            var forged = Map.of(
                    "another key", signed(header, claims, new ECDSASigner(alien)),
                    "the public key as a password", signed(hmac, claims, new MACSigner(publicKey)),
                    "no signature", new PlainJWT(claims).serialize() + "AA",
                    "a changed claim", changed(real),
                    "expired",
                            signed(
                                    header,
                                    with(claims)
                                            .expirationTime(
                                                    Date.from(Instant.now().minusSeconds(1)))
                                            .build(),
                                    new ECDSASigner(ours)),
                    "for another audience",
                            signed(
                                    header,
                                    with(claims).audience("https://elsewhere").build(),
                                    new ECDSASigner(ours)),
                    "of another issuer",
                            signed(
                                    header,
                                    with(claims).issuer("https://elsewhere").build(),
                                    new ECDSASigner(ours)),
                    "of another type",
                            signed(
                                    new JWSHeader.Builder(header)
                                            .type(JOSEObjectType.JWT)
                                            .build(),
                                    claims,
                                    new ECDSASigner(ours)),
                    "of nobody",
                            signed(
                                    header,
                                    with(claims).claim("client_id", "nobody").build(),
                                    new ECDSASigner(ours)),
                    "for another secret",
                            signed(
                                    header,
                                    with(claims)
                                            .claim("credential", "#0123456789ab")
                                            .build(),
                                    new ECDSASigner(ours)));
            assertThat(status(door, "/v1/mailbox", signed(header, claims, new ECDSASigner(ours))))
                    .as("the same made properly counts")
                    .isEqualTo(200);
            forged.forEach((what, token) ->
                    assertThat(status(door, "/v1/mailbox", token)).as(what).isEqualTo(401));
        }
    }

    private static JWTClaimsSet.Builder with(JWTClaimsSet claims) {
        return new JWTClaimsSet.Builder(claims);
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws Exception {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String changed(SignedJWT token) throws Exception {
        var more = with(token.getJWTClaimsSet()).claim("scope", "validate").build();
        var parts = token.serialize().split("\\.");
        return parts[0] + "." + com.nimbusds.jose.util.Base64URL.encode(more.toString()) + "." + parts[2];
    }

    private static ECKey ourKey(RunningGateway gateway, String id) throws Exception {
        return ECKey.parse(Files.readString(gateway.dataDir().resolve("oauth").resolve(id + ".jwk")));
    }

    private static int status(DoorClient door, String path, String token) {
        return door.send(Tokens.bearer(door.to(path), token).timeout(Duration.ofSeconds(30)))
                .statusCode();
    }

    private static void register(RunningGateway gateway, OAuthClient... clients) {
        var partner = TradingPartner.named(
                        new PartnerId("tideline-billing"), "Tideline Billing", new EdiIdentity("ZZ", "TIDELINE"))
                .credentials(Credentials.NONE.withOAuthClients(Arrays.asList(clients)))
                .build();
        gateway.bean(Partners.class).register(List.of(partner), "test");
    }
}
