package io.x12gateway.routes.channel.http.access;

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
        var audited = new CopyOnWriteArrayList<AuditEntry>();
        gateway.bean(JdbcLedger.class)
                .listen(entry -> entry.changes().forEach(change -> {
                    if (change instanceof Change.Audit audit) audited.add(audit.entry());
                }));
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
                .usages(List.of("T"))
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
}
