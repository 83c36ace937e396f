package io.x12gateway.routes.channel.http.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.x12gateway.core.partner.ClientCertificate;
import io.x12gateway.core.partner.CorePassword;
import io.x12gateway.core.partner.Credentials;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerStatus;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.PasswordHash;
import io.x12gateway.core.partner.Scope;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.Validity;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.channel.http.DoorClient;
import io.x12gateway.routes.channel.http.ProblemType;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import javax.net.ssl.KeyManager;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Every kind of credential, in every state that it can be in, at every path that partners have. */
class AccessMatrixIT {
    private static final Validity PAST = Validity.until(Instant.parse("2020-01-01T00:00:00Z"));
    private static final Validity FUTURE =
            new Validity(Optional.of(Instant.parse("2100-01-01T00:00:00Z")), Optional.empty());
    private static final String ISSUER = "https://identity.example.test";
    private static final String AUDIENCE = "x12";
    private static final int REFUSED_IN_HANDSHAKE = 0;
    /** Of {@link TestPartner#RIVERBEND}'s password, with the fewest rounds there may be. */
    private static final PasswordHash PASSWORD_HASH = new PasswordHash(
            "pbkdf2-sha256$100000$eDEyZ2F0ZXdheS10ZXN0IQ==$uSpCIiXUlTmdFBq+XmJdc0gOwPi14XlgTtU0x5hk/no=");

    private static final Map<String, Integer> COUNTS = new TreeMap<>();

    @TempDir
    static Path files;

    private static RunningGateway gateway;
    private static HttpServer identity;
    private static ECKey identityKey;
    private static TestAuthority authority;
    private static Path revoked;

    private enum Kind {
        API_TOKEN,
        OAUTH,
        OTHER_ISSUER,
        PINNED_CERTIFICATE,
        NAMED_CERTIFICATE,
        PASSWORD
    }

    private enum State {
        VALID,
        EXPIRED,
        NOT_YET,
        REMOVED,
        APPLIED,
        TESTING,
        PAUSED,
        SUSPENDED,
        CLOSED;

        boolean opens() {
            return this == VALID || this == TESTING || this == PAUSED;
        }
    }

    private record Endpoint(String method, String path) {
        HttpRequest.Builder request(DoorClient door) {
            var request = door.to(path.replaceAll("\\{[^}]*}", "01ARZ3NDEKTSV4RRFFQ69G5FAV"));
            return method.equals("GET")
                    ? request.GET()
                    : request.header("Content-Type", "application/edi-x12").POST(DoorClient.text("ISA"));
        }

        boolean isCore() {
            return path.startsWith("/core");
        }
    }

    /** What one partner shows: its header, or the key of its certificate. */
    private record Shown(String header, List<KeyManager> keys) {
        static Shown header(String header) {
            return new Shown(header, List.of());
        }

        static Shown keys(KeyManager... keys) {
            return new Shown("", List.of(keys));
        }

        HttpRequest.Builder in(HttpRequest.Builder request) {
            return header.isEmpty() ? request : request.header("Authorization", header);
        }
    }

    @BeforeAll
    static void open() throws Exception {
        authority = new TestAuthority("Matrix");
        revoked = files.resolve("revoked.crl");
        authority.revoke(revoked);
        Files.writeString(files.resolve("authority.pem"), authority.pem());
        identityKey = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        identity.createContext("/keys", exchange -> {
            var body = new JWKSet(identityKey).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        identity.start();
        gateway = RunningGateway.start(
                files.resolve("data"),
                Map.of(
                        "gateway.sftp.enabled",
                        "false",
                        "gateway.http.client-authorities-file",
                        files.resolve("authority.pem").toString(),
                        "gateway.access.revocation-files",
                        revoked.toString(),
                        "gateway.access.oauth.external.issuer",
                        ISSUER,
                        "gateway.access.oauth.external.jwks-uri",
                        "http://127.0.0.1:" + identity.getAddress().getPort() + "/keys",
                        "gateway.access.oauth.external.audience",
                        AUDIENCE));
    }

    @AfterAll
    static void shut() {
        gateway.close();
        identity.stop(0);
        System.out.println("access matrix, requests by outcome: " + COUNTS);
    }

    /** Everything below /v1 and /core that the running application answers on. */
    private static List<Endpoint> endpoints() {
        var found = new ArrayList<Endpoint>();
        gateway.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/v1/"))
                        .forEach(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .forEach(method -> found.add(new Endpoint(method, path)))));
        for (var path :
                gateway.bean("doorServlet", ServletRegistrationBean.class).getUrlMappings())
            found.add(new Endpoint("POST", path.toString().replace("/*", "")));
        found.removeIf(e -> PUBLIC.contains(e.path));
        return found.stream()
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
    }

    /** For everybody: they say how to use the rest. */
    private static final Set<String> PUBLIC =
            Set.of("/v1/openapi.json", "/v1/openapi.yaml", "/v1/docs", "/v1/docs/page.css");

    @Test
    void opensForEveryCredentialThatCountsAndForNoOther() throws Exception {
        var endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThan(6);
        for (var kind : Kind.values())
            for (var state : State.values()) {
                var shown = enrol(kind, state);
                try (var door = new DoorClient(gateway, shown.keys.toArray(KeyManager[]::new))) {
                    for (var endpoint : endpoints) check(kind, state, shown, endpoint, door);
                }
            }
    }

    private static void check(Kind kind, State state, Shown shown, Endpoint endpoint, DoorClient door) {
        int status = status(door, shown.in(endpoint.request(door)));
        boolean passwordElsewhere = kind == Kind.PASSWORD && !endpoint.isCore();
        var what = kind + " " + state + " " + endpoint;
        if (state.opens() && !passwordElsewhere)
            // Where there is nothing to do the answer is another refusal, but not one of the log-in.
            assertThat(status)
                    .as(what)
                    .isNotIn(REFUSED_IN_HANDSHAKE, 401, 403, 429)
                    .isLessThan(500);
        else assertThat(status).as(what).isIn(REFUSED_IN_HANDSHAKE, 401);
        count(state.opens() && !passwordElsewhere ? "let in" : "refused");
    }

    @Test
    void opensEachPathForItsScopesAlone() throws Exception {
        var opened = new EnumMap<Scope, Integer>(Scope.class);
        for (var kind : List.of(Kind.API_TOKEN, Kind.OAUTH, Kind.OTHER_ISSUER))
            for (var scope : Scope.values()) {
                var shown = enrol(kind, State.VALID, scope);
                try (var door = new DoorClient(gateway)) {
                    for (var endpoint : endpoints()) {
                        var answer = door.send(shown.in(endpoint.request(door)));
                        var needed = needed(endpoint);
                        var what = kind + " " + scope + " " + endpoint;
                        if (needed.contains(scope)) {
                            assertThat(answer.statusCode()).as(what).isNotIn(401, 403);
                            opened.merge(scope, 1, Integer::sum);
                        } else {
                            assertThat(answer.statusCode()).as(what).isEqualTo(403);
                            assertThat(answer.body()).contains(ProblemType.SCOPE_MISSING.uri());
                            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                                    .hasValueSatisfying(v -> assertThat(v).contains("insufficient_scope"));
                        }
                        count(needed.contains(scope) ? "let in by scope" : "refused for its scope");
                    }
                }
            }
        assertThat(opened).as("no scope is good for nothing").containsKeys(scopesInUse());
    }

    /** The scopes of the paths that there are. */
    private static Scope[] scopesInUse() {
        return endpoints().stream()
                .filter(e -> !e.isCore())
                .flatMap(e -> needed(e).stream())
                .distinct()
                .toArray(Scope[]::new);
    }

    private static Set<Scope> needed(Endpoint endpoint) {
        var path = endpoint.path;
        var get = endpoint.method.equals("GET");
        if (endpoint.isCore()) return Set.of(); // needs several: none is enough
        if (path.equals("/v1/transactions")) return Set.of(Scope.SUBMIT);
        if (path.startsWith("/v1/eligibility") || path.startsWith("/v1/claim-status")) return Set.of(Scope.INQUIRE);
        if (path.startsWith("/v1/submissions")) return Set.of(Scope.INQUIRE, Scope.SUBMIT);
        if (path.equals("/v1/status")) return Set.of(Scope.values());
        if (path.startsWith("/v1/validate")) return Set.of(Scope.VALIDATE, Scope.SUBMIT);
        if (path.startsWith("/v1/webhooks") || path.equals("/v1/trace")) return Set.of(Scope.MAILBOX_READ);
        if (path.startsWith("/v1/mailbox")) return Set.of(get ? Scope.MAILBOX_READ : Scope.MAILBOX_ACKNOWLEDGE);
        throw new AssertionError("no scope is named for " + endpoint);
    }

    @Test
    void wantsBothCredentialsToBeOnePartners() throws Exception {
        var mine = enrol(Kind.API_TOKEN, State.VALID);
        for (var kind : List.of(Kind.PINNED_CERTIFICATE, Kind.NAMED_CERTIFICATE)) {
            var other = enrol(kind, State.VALID);
            try (var door = new DoorClient(gateway, other.keys.toArray(KeyManager[]::new))) {
                for (var endpoint : endpoints()) {
                    assertThat(status(door, mine.in(endpoint.request(door))))
                            .as(kind + " " + endpoint)
                            .isEqualTo(401);
                    count("refused as two partners");
                }
            }
        }
    }

    @Test
    void isNothingOnThePlainDoor() throws Exception {
        var shown = enrol(Kind.API_TOKEN, State.VALID);
        try (var door = new DoorClient(gateway)) {
            for (var endpoint : endpoints()) {
                var path = endpoint.path.replaceAll("\\{[^}]*}", "x");
                var request = shown.in(door.toLoopback(path));
                var answer = door.send(endpoint.method.equals("GET") ? request : request.POST(DoorClient.text("ISA")));
                assertThat(answer.statusCode()).as(endpoint.toString()).isEqualTo(404);
                count("not there on the plain door");
            }
            for (var path : List.of("/oauth2/token", "/oauth2/jwks", "/.well-known/oauth-authorization-server"))
                assertThat(door.send(door.toLoopback(path)).statusCode())
                        .as(path)
                        .isEqualTo(404);
        }
    }

    /** What an authority's customer may write, and what it may not; nothing of it is the subject's text. */
    @Test
    void believesNoCertificateByItsText() throws Exception {
        var id = "named-by-name";
        var registered = new ClientCertificate(
                "",
                ClientCertificate.issuerOf(authority.issue(-1, 1, "x").certificate()),
                "DNS:edi.named.test",
                Validity.ALWAYS);
        register(id, State.VALID, Credentials.NONE.withCertificates(List.of(registered)));
        var good = authority.issue(-1, 30, "edi.named.test");
        var renewed = authority.issue(-1, 60, "other.named.test", "EDI.named.TEST");
        var impostor = new TestAuthority("Matrix");
        var cases = new HashMap<String, TestAuthority.Client>();
        cases.put("another name, the same subject", authority.issue(-1, 30, "edi.other.test"));
        cases.put("no name", authority.issue(-1, 30));
        cases.put("an authority of the same name", impostor.issue(-1, 30, "edi.named.test"));
        cases.put("another authority", new TestAuthority("Elsewhere").issue(-1, 30, "edi.named.test"));
        cases.put("a server's", authority.issue(KeyPurposeId.id_kp_serverAuth, -1, 30, "edi.named.test"));
        cases.put("expired", authority.issue(-30, -1, "edi.named.test"));
        cases.put("of tomorrow", authority.issue(1, 30, "edi.named.test"));
        assertThat(mailbox(good)).isEqualTo(200);
        assertThat(mailbox(renewed)).as("a renewed one needs no change").isEqualTo(200);
        for (var one : cases.entrySet()) {
            assertThat(mailbox(one.getValue())).as(one.getKey()).isIn(REFUSED_IN_HANDSHAKE, 401);
            count("refused certificates");
        }
        authority.revoke(revoked, good.certificate());
        assertThat(mailbox(good)).as("revoked a moment ago").isEqualTo(401);
        assertThat(mailbox(renewed)).isEqualTo(200);
        authority.revoke(revoked);
        assertThat(mailbox(good)).isEqualTo(200);
    }

    private static int mailbox(TestAuthority.Client client) throws Exception {
        try (var door = new DoorClient(gateway, client.keyManagers())) {
            return status(door, door.to("/v1/mailbox"));
        }
    }

    private static int status(DoorClient door, HttpRequest.Builder request) {
        try {
            return door.send(request).statusCode();
        } catch (java.io.UncheckedIOException e) {
            if (e.getCause() instanceof java.net.http.HttpTimeoutException) throw e;
            // TLS 1.3 tells a client after the handshake that its certificate is not taken
            return REFUSED_IN_HANDSHAKE;
        }
    }

    private static Shown enrol(Kind kind, State state, Scope... scopes) throws Exception {
        var id = (kind + "-" + state + (scopes.length == 0 ? "" : "-" + scopes[0].text()))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "-");
        id = id.length() > 32 ? id.substring(0, 24) + id.hashCode() % 10_000_000 : id;
        id = id.replaceAll("-+", "-");
        var validity = state == State.EXPIRED ? PAST : state == State.NOT_YET ? FUTURE : Validity.ALWAYS;
        var secret = "secret-of-" + id;
        var before = state == State.EXPIRED || state == State.NOT_YET ? Validity.ALWAYS : validity;
        return switch (kind) {
            case API_TOKEN -> {
                register(
                        id,
                        state,
                        Credentials.NONE.withApiTokens(List.of(Tokens.registered(secret, validity, scopes))));
                yield Shown.header("Bearer " + secret);
            }
            case OAUTH -> {
                // The token is had while the client counts; what is looked at is what it is worth afterwards.
                register(
                        id,
                        State.VALID,
                        Credentials.NONE.withOAuthClients(List.of(Tokens.client(id, secret, before, scopes))));
                String token;
                try (var door = new DoorClient(gateway)) {
                    token = Tokens.accessToken(door, id, secret, "");
                }
                register(
                        id,
                        state,
                        Credentials.NONE.withOAuthClients(List.of(Tokens.client(id, secret, validity, scopes))));
                yield Shown.header("Bearer " + token);
            }
            case OTHER_ISSUER -> {
                register(id, state, Credentials.NONE.withOAuthClients(List.of(Tokens.client(id, secret, validity))));
                yield Shown.header("Bearer " + identityToken(id, scopes));
            }
            case PINNED_CERTIFICATE -> {
                // of an authority that nobody here knows
                var client = new TestAuthority("Own").issue(-1, 30, "pinned.test");
                var known =
                        new ClientCertificate(ClientCertificate.fingerprint(client.certificate()), "", "", validity);
                register(id, state, Credentials.NONE.withCertificates(List.of(known)));
                yield Shown.keys(client.keyManagers());
            }
            case NAMED_CERTIFICATE -> {
                var name = id + ".test";
                var client = authority.issue(-1, 30, name);
                var known = new ClientCertificate(
                        "", ClientCertificate.issuerOf(client.certificate()), "DNS:" + name, validity);
                register(id, state, Credentials.NONE.withCertificates(List.of(known)));
                yield Shown.keys(client.keyManagers());
            }
            case PASSWORD -> {
                register(
                        id,
                        state,
                        Credentials.NONE.withCorePasswords(List.of(new CorePassword(id, PASSWORD_HASH, validity))));
                yield Shown.header(Tokens.basic(id, TestPartner.RIVERBEND.corePassword()));
            }
        };
    }

    private static void register(String id, State state, Credentials credentials) {
        var partner = TradingPartner.named(
                        new PartnerId(id),
                        id,
                        new EdiIdentity("ZZ", Integer.toHexString(id.hashCode()).toUpperCase(Locale.ROOT)))
                .status(status(state))
                .credentials(state == State.REMOVED ? Credentials.NONE : credentials)
                .build();
        gateway.bean(Partners.class).register(List.of(partner), "test");
    }

    private static PartnerStatus status(State state) {
        return switch (state) {
            case VALID, EXPIRED, NOT_YET, REMOVED -> PartnerStatus.ACTIVE;
            case APPLIED, TESTING, PAUSED, SUSPENDED, CLOSED -> PartnerStatus.valueOf(state.name());
        };
    }

    private static String identityToken(String client, Scope... scopes) throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .claim("client_id", client)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
        if (scopes.length > 0)
            claims.claim(
                    "scope", "openid " + Arrays.stream(scopes).map(Scope::text).collect(Collectors.joining(" ")));
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").build(), claims.build());
        token.sign(new ECDSASigner(identityKey));
        return token.serialize();
    }

    private static void count(String what) {
        COUNTS.merge(what, 1, Integer::sum);
    }
}
