package io.x12gateway.routes.channel.http;

import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static io.x12gateway.routes.channel.http.DoorClient.text;
import static org.assertj.core.api.Assertions.assertThat;

/** What operators write into the notice's file is told over HTTP as it is over SFTP. */
@ExtendWith(RunningGateway.Extension.class)
class NoticeIT {
    private static final String WORDS = "No answers from HETS until 14:00.\nNothing is lost.";
    private DoorClient client;
    private Path file;
    private int control = 770_000;

    @BeforeEach
    void connect(RunningGateway gateway) {
        client = new DoorClient(gateway);
        file = gateway.dataDir().resolve("notice.txt");
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        Files.deleteIfExists(file);
    }

    @Test
    void standsInTheStatusAndInReceiptsWhileTheFileExists() throws IOException {
        assertThat(status().has("notice")).isFalse();
        assertThat(receipt().has("notice")).isFalse();
        Files.writeString(file, WORDS);
        assertThat(status().path("notice").asString()).isEqualTo(WORDS);
        assertThat(receipt().path("notice").asString()).isEqualTo(WORDS);
        Files.delete(file);
        assertThat(status().has("notice")).isFalse();
        assertThat(receipt().has("notice")).isFalse();
    }

    @Test
    void tellsAPartnerAsWhomItCounts() {
        var told = status();
        assertThat(told.path("partner").asString())
                .isEqualTo(TestPartner.RIVERBEND.id().value());
        assertThat(told.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(told.path("usages")).isNotEmpty();
        assertThat(client.send(client.to("/v1/status")).statusCode()).isEqualTo(401);
        assertThat(client.send(client.to("/v1/status?x=y", TestPartner.RIVERBEND))
                        .statusCode())
                .isEqualTo(400);
    }

    private JsonNode status() {
        var answer = client.send(client.to("/v1/status", TestPartner.RIVERBEND));
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer);
    }

    private JsonNode receipt() {
        var answer = client.send(client.to("/v1/transactions", TestPartner.RIVERBEND)
                .header("Content-Type", "application/edi-x12")
                .header("Prefer", "respond-async")
                .POST(text(TestX12.inquiry(TestPartner.RIVERBEND, control++))));
        assertThat(answer.statusCode()).isEqualTo(202);
        return json(answer);
    }
}
