package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.JdbcLedger;
import io.x12gateway.core.partner.ClientCertificate;
import io.x12gateway.core.partner.Credentials;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.channel.http.DoorClient;
import io.x12gateway.routes.channel.http.ProblemType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static io.x12gateway.routes.channel.http.DoorClient.text;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningGateway.Extension.class)
class AccessIT {

    @Test
    void refusesWithoutCredentials(RunningGateway gateway) {
        try (var client = new DoorClient(gateway)) {
            for (var path : new String[] {"/v1/transactions", "/v1/mailbox", "/v1/submissions/x"}) {
                var answer = client.send(client.to(path).POST(text("ISA")));
                assertThat(answer.statusCode()).as(path).isEqualTo(401);
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
                assertThat(json(answer).path("type").asString()).isEqualTo(ProblemType.NOT_AUTHENTICATED.uri());
            }
        }
    }

    @Test
    void putsRefusedLoginsOnRecord(RunningGateway gateway) {
        var audited = listen(gateway);
        gateway.bean(Incidents.class).settle(); // a new minute
        try (var client = new DoorClient(gateway)) {
            for (var header : new String[] {"Bearer wrong", "Basic d3Jvbmc6d3Jvbmc=", "Bearer " + "x".repeat(5000)}) {
                var answer = client.send(client.to("/v1/mailbox").header("Authorization", header));
                assertThat(answer.statusCode()).as(header).isEqualTo(401);
                assertThat(answer.body()).doesNotContain("token is").doesNotContain("unknown");
            }
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(audited)
                        .filteredOn(e -> e.action().equals("login.refused"))
                        .hasSizeGreaterThanOrEqualTo(3)
                        .allSatisfy(e -> {
                            assertThat(e.source()).isEqualTo("127.0.0.1");
                            assertThat(e.toString()).doesNotContain("wrong");
                        }));
    }

    @Test
    void knowsPartnersByClientCertificate(RunningGateway gateway, @TempDir Path keys) throws Exception {
        var known = ClientKeys.in(keys.resolve("known"), Clock.systemUTC());
        gateway.bean(Partners.class).register(List.of(partnerWith(known)), "test");
        try (var client = new DoorClient(gateway, known.keyManagers())) {
            assertThat(client.send(client.to("/v1/mailbox")).statusCode()).isEqualTo(200);
            assertThat(client.send(client.to("/v1/mailbox", TestPartner.RIVERBEND))
                            .statusCode())
                    .as("token and certificate of two partners")
                    .isEqualTo(401);
        }
        var stranger = ClientKeys.in(keys.resolve("stranger"), Clock.systemUTC());
        try (var client = new DoorClient(gateway, stranger.keyManagers())) {
            assertThat(client.send(client.to("/v1/mailbox")).statusCode()).isEqualTo(401);
        }
    }

    private static TradingPartner partnerWith(ClientKeys keys) throws Exception {
        var fingerprint = Digest.of(keys.certificate().getEncoded()).sha256();
        return TradingPartner.named(
                        new PartnerId("certified-agency"), "Certified Agency", new EdiIdentity("ZZ", "CERTIFIED"))
                .credentials(Credentials.NONE.withCertificates(List.of(ClientCertificate.of(fingerprint))))
                .build();
    }

    @Test
    void showsOperationsOnLoopbackOnly(RunningGateway gateway) {
        try (var client = new DoorClient(gateway)) {
            for (var path : new String[] {
                "/",
                "/v1/nothing",
                "/index.html",
                "/v1/transactions/x",
                "/actuator/health",
                "/actuator/prometheus",
                "/operator/status",
                "/error"
            }) {
                var answer = client.send(client.to(path, TestPartner.RIVERBEND));
                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(json(answer).path("type").asString()).as(path).isEqualTo(ProblemType.NOT_FOUND.uri());
            }
            assertThat(client.send(client.toLoopback("/actuator/health/liveness"))
                            .statusCode())
                    .isEqualTo(200);
            for (var path : new String[] {"/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/beans"})
                assertThat(client.send(client.toLoopback(path)).statusCode())
                        .as(path)
                        .isEqualTo(404);
        }
    }

    /** Camel components obey such names; here they reach none, and the answer is the same as without them. */
    @Test
    void letsNoHeaderOrParameterSteerWhatWorksBehindTheDoor(RunningGateway gateway) {
        var audited = listen(gateway);
        gateway.bean(Incidents.class).settle();
        var names = List.of(
                "CamelHttpUri",
                "CAmelFileName",
                "camelexeccommandexecutable",
                "CamelSqlQuery",
                "CamelJmsDestinationName",
                "CamelBeanMethodName",
                "org.apache.camel.MethodName",
                "JMSReplyTo",
                "JMSDestination",
                "Long-Running-Action");
        try (var client = new DoorClient(gateway)) {
            var without = client.send(upload(client, "/v1/transactions"));
            for (var name : names) {
                var byHeader = client.send(upload(client, "/v1/transactions").header(name, "file:/etc/passwd"));
                var byQuery = client.send(upload(client, "/v1/transactions?" + name + "=file:/etc/passwd"));
                for (var answer : List.of(byHeader, byQuery)) {
                    assertThat(answer.statusCode()).as(name).isEqualTo(without.statusCode());
                    assertThat(json(answer).path("type"))
                            .isEqualTo(json(without).path("type"));
                    assertThat(answer.headers().map().keySet())
                            .noneMatch(h -> h.toLowerCase(java.util.Locale.ROOT).contains("camel"));
                }
            }
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(audited)
                        .filteredOn(e -> e.action().equals("header.dropped"))
                        .isNotEmpty()
                        .allSatisfy(e -> assertThat(e.toString()).doesNotContain("passwd")));
    }

    private static java.net.http.HttpRequest.Builder upload(DoorClient client, String path) {
        return client.to(path, TestPartner.RIVERBEND)
                .header("Content-Type", "application/edi-x12")
                .POST(text("no X12"));
    }

    private static List<AuditEntry> listen(RunningGateway gateway) {
        var audited = new CopyOnWriteArrayList<AuditEntry>();
        gateway.bean(JdbcLedger.class)
                .listen(entry -> entry.changes().forEach(change -> {
                    if (change instanceof Change.Audit audit) audited.add(audit.entry());
                }));
        return audited;
    }

    /** Whatever a proxy before us may have made of these, we answer one request at most, and refuse it. */
    @Test
    void refusesRequestsWhoseLengthCanBeReadInTwoWays(RunningGateway gateway) throws Exception {
        var login = "Host: x\r\nAuthorization: Bearer " + TestPartner.RIVERBEND.token()
                + "\r\nContent-Type: application/edi-x12\r\n";
        var hidden = "GET /v1/mailbox HTTP/1.1\r\n" + login + "Connection: close\r\n\r\n";
        var chunked = "5\r\nISA*0\r\n0\r\n\r\n";
        var framings = List.of(
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "CONTENT-LENGTH: 5\r\ntransfer-encoding: Chunked\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5, 6\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length : 5\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding : chunked\r\n");
        for (var framing : framings)
            try (var line = RawLine.to(gateway)) {
                var said = line.write(
                                "POST /v1/transactions HTTP/1.1\r\n" + login + framing + "\r\n" + chunked + hidden)
                        .readToEnd();
                assertThat(said).as(framing).matches("(?s)HTTP/1\\.1 (400|501) .*");
                assertThat(said.split("HTTP/1\\.1 ", -1)).as(framing).hasSize(2);
            }
        try (var line = RawLine.to(gateway)) {
            var said = line.write("POST /v1/transactions HTTP/1.0\r\n" + login + "Transfer-Encoding: chunked\r\n\r\n"
                            + chunked)
                    .readToEnd();
            assertThat(said).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void takesHeadsOfReasonableSizeOnly(RunningGateway gateway) throws Exception {
        for (var headers : List.of("X: " + "y".repeat(20_000) + "\r\n", "X: y\r\n".repeat(100)))
            try (var line = RawLine.to(gateway)) {
                assertThat(line.write("GET /v1/mailbox HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n")
                                .readToEnd())
                        .startsWith("HTTP/1.1 400 ")
                        .doesNotContain("yyy");
            }
    }

    @Test
    void tellsBrowsersToKeepTheirHandsOff(RunningGateway gateway) {
        try (var client = new DoorClient(gateway)) {
            for (var path : List.of("/v1/mailbox", "/nothing", "/oauth2/jwks")) {
                var headers =
                        client.send(client.to(path, TestPartner.RIVERBEND)).headers();
                assertThat(headers.firstValue("X-Content-Type-Options"))
                        .as(path)
                        .hasValue("nosniff");
                assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
                assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
                assertThat(headers.firstValue("Strict-Transport-Security"))
                        .as(path)
                        .isPresent();
                assertThat(headers.firstValue("Content-Security-Policy"))
                        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
                assertThat(headers.firstValue("Server")).isEmpty();
                assertThat(headers.firstValue("X-Powered-By")).isEmpty();
            }
        }
    }
}
