package io.x12gateway.routes.channel.http;

import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.routes.OperatorTool;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import io.x12gateway.routes.channel.http.access.OperatorToken;
import io.x12gateway.routes.observe.GatewayMeters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static io.x12gateway.routes.channel.http.DoorClient.text;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningGateway.Extension.class)
class OperatorIT {

    @Test
    void needsTheTokenOfTheDataDirectory(RunningGateway gateway) throws Exception {
        var file = OperatorToken.in(gateway.dataDir());
        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        try (var client = new DoorClient(gateway)) {
            assertThat(client.send(client.toLoopback("/operator/status")).statusCode())
                    .isEqualTo(401);
            assertThat(client.send(client.toLoopback("/operator/status")
                                    .header("Authorization", "Bearer " + TestPartner.RIVERBEND.token()))
                            .statusCode())
                    .isEqualTo(401);
            var answer = client.send(client.toLoopback("/operator/status")
                    .header("Authorization", "Bearer " + Files.readString(file).strip()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(json(answer).path("parts").propertyNames()).contains("db", "broker", "routes");
            assertThat(json(answer).path("ready").asBoolean()).isTrue();
        }
    }

    @Test
    void printsOneScreen(RunningGateway gateway) {
        var out = new StringWriter();
        assertThat(tool(out, "status", "--data-dir", gateway.dataDir().toString()))
                .isZero();
        assertThat(out.toString()).contains("ready").contains("Parts").contains("Mailboxes");
        assertThat(out.toString().lines()).hasSizeLessThan(24).allMatch(line -> !line.isBlank());
    }

    @Test
    void verifiesTheAuditTrailOfARunningGateway(RunningGateway gateway) {
        var out = new StringWriter();
        assertThat(tool(out, "audit", "verify", "--data-dir", gateway.dataDir().toString()))
                .as(out.toString())
                .isZero();
        assertThat(out.toString()).contains("sound");
    }

    @Test
    void verifiesTheAuditTrailOfAStoppedGateway(@TempDir Path data) throws Exception {
        try (var gateway = RunningGateway.start(data, Map.of("gateway.partners-file", RunningGateway.partnersFile()))) {
            assertThat(gateway.dataDir()).isEqualTo(data);
        }
        var out = new StringWriter();
        assertThat(tool(out, "status", "--data-dir", data.toString())).isEqualTo(1);
        assertThat(tool(out, "audit", "verify", "--data-dir", data.toString()))
                .as(out.toString())
                .isZero();

        Files.writeString(data.resolve("audit.anchors"), "2026-11-22T00:00:00Z 999 " + "0".repeat(64) + " node1\n");
        assertThat(tool(out, "audit", "verify", "--data-dir", data.toString())).isEqualTo(1);
    }

    @Test
    void listsAndSettlesWhatIsHeld(RunningGateway gateway) {
        var data = gateway.dataDir().toString();
        var ids = new Ulid(Clock.systemUTC());
        var document = new HeldDocument(
                ids.next(),
                new SubmissionId(ids.next()),
                TestPartner.RIVERBEND.id(),
                HeldDocument.Reason.POSSIBLE_DUP_PAYMENT,
                "835",
                "P",
                0,
                new ByteSpan(150, 700),
                "1234567893/",
                Instant.now(),
                HeldDocument.State.HELD,
                "",
                "");
        gateway.bean(Ledger.class).commitNow(LedgerEntry.of(new Change.Hold(document)));

        var out = new StringWriter();
        assertThat(tool(out, "held", "list", "--data-dir", data)).isZero();
        assertThat(out.toString()).contains(document.id() + "  HELD  POSSIBLE_DUP_PAYMENT  835/P");
        assertThat(tool(out, "held", "release", "--data-dir", data)).isZero();
        assertThat(out.toString()).contains("0 released.");
        assertThat(tool(out, "held", "release", ids.next(), "--data-dir", data)).isEqualTo(1);
        assertThat(out.toString()).contains("The gateway answered 404");
        assertThat(tool(out, "held", "reject", document.id(), "--reason", "sent twice", "--data-dir", data))
                .isZero();
        assertThat(out.toString()).contains(document.id() + "  REJECTED");
        assertThat(tool(out, "held", "reject", document.id(), "--reason", "again", "--data-dir", data))
                .isEqualTo(1);
        assertThat(tool(out, "held", "list", "--data-dir", data)).isZero();
    }

    @Test
    void countsWhatHappens(RunningGateway gateway) {
        try (var client = new DoorClient(gateway)) {
            assertThat(client.send(client.to("/v1/transactions", TestPartner.RIVERBEND)
                                    .header("Content-Type", "application/edi-x12")
                                    .POST(text(TestX12.inquiryWithBadDate(TestPartner.RIVERBEND, 77))))
                            .statusCode())
                    .isEqualTo(200);
            var metrics = client.send(client.toLoopback("/actuator/prometheus"));
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body())
                    .contains("gateway_submissions_received_total{channel=\"http\",mode=\"real_time\"}")
                    .contains("gateway_submissions_rejected_total{reason=\"judged\"}")
                    .contains("gateway_work_oldest_seconds")
                    .contains(GatewayMeters.MAILBOX_WAITING.replace('.', '_'))
                    .containsPattern("(?i)camel_.*channel\\.http\\.transactions")
                    .doesNotContain("SAMPLEA");
            assertThat(client.send(client.toLoopback("/actuator/health/readiness"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static int tool(StringWriter out, String... arguments) {
        return new CommandLine(new OperatorTool())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
    }
}
