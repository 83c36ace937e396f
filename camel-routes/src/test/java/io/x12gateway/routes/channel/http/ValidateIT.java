package io.x12gateway.routes.channel.http;

import io.x12gateway.edi.tool.X12Tool;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static io.x12gateway.routes.channel.http.DoorClient.text;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningGateway.Extension.class)
class ValidateIT {
    @TempDir
    Path dir;

    private DoorClient client;

    @BeforeEach
    void connect(RunningGateway gateway) {
        client = new DoorClient(gateway);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void givesTheVerdictOfTheCommandLine() throws IOException {
        var good = TestX12.inquiry(TestPartner.RIVERBEND, 1);
        var bad = TestX12.inquiryWithBadDate(TestPartner.RIVERBEND, 2)
                .replace("XX*1234567893", "XX*1234567890")
                .replace("SE*13*", "SE*12*");
        for (var x12 : new String[] {good, bad, good + "junk" + bad, "no X12", ""})
            for (var level : new String[] {"1", "2", "5", "7"}) {
                var answer = client.send(validate("?level=" + level, x12));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(json(answer)).as(level + " " + x12).isEqualTo(commandLine(level, x12));
            }
    }

    private JsonNode commandLine(String level, String x12) throws IOException {
        var file = Files.writeString(dir.resolve("sent.x12"), x12);
        var out = new StringWriter();
        X12Tool.commandLine()
                .setOut(new PrintWriter(out))
                .execute("validate", "--json", "--level", level, file.toString());
        var verdict = (ObjectNode) JsonMapper.shared().readTree(out.toString());
        return verdict.put("path", "-");
    }

    @Test
    void keepsNothing() {
        var before = submissions();
        client.send(validate("", TestX12.inquiry(TestPartner.RIVERBEND, 3)));
        assertThat(submissions()).isEqualTo(before);
    }

    @Test
    void saysWhatItDoesNotTake() {
        assertThat(client.send(validate("?level=8", "")).statusCode()).isEqualTo(400);
        assertThat(client.send(validate("?levle=1", "")).statusCode()).isEqualTo(400);
        assertThat(client.send(client.to("/v1/validate", TestPartner.RIVERBEND)
                                .header("Content-Type", "application/json")
                                .POST(text("{}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void judgesByTheStandardAndTheCallersOwnProfileOnly() {
        var x12 = TestX12.inquiry(TestPartner.RIVERBEND, 4);
        assertThat(client.send(validate("?profile=standard", x12)).statusCode()).isEqualTo(200);
        var others = client.send(validate("?profile=agreed-with-somebody", x12));
        assertThat(others.statusCode()).isEqualTo(400);
        assertThat(others.body()).contains("profile must be standard or your own");
    }

    private String submissions() {
        return client.send(client.to("/v1/submissions?limit=1", TestPartner.RIVERBEND))
                .body();
    }

    private HttpRequest.Builder validate(String query, String x12) {
        return client.to("/v1/validate" + query, TestPartner.RIVERBEND)
                .header("Content-Type", "application/edi-x12")
                .POST(text(x12));
    }
}
