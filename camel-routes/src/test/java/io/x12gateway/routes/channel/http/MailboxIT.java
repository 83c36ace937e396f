package io.x12gateway.routes.channel.http;

import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static io.x12gateway.routes.channel.http.DoorClient.text;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningGateway.Extension.class)
class MailboxIT {
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
    void keepsADocumentUntilItIsAcknowledged() {
        var item = acknowledgmentOfABatch();
        var id = item.path("id").asString();
        var path = "/v1/mailbox/" + id;

        var first = client.send(client.to(path, TestPartner.RIVERBEND));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).startsWith("ISA*").contains("ST*999*");
        assertThat(first.headers().firstValue("ETag"))
                .hasValue("\"" + item.path("sha256").asString() + "\"");
        assertThat(client.send(client.to(path, TestPartner.RIVERBEND)).body()).isEqualTo(first.body());
        assertThat(isListed(id)).isTrue();

        var acknowledge = path + "/acknowledge";
        for (int twice = 0; twice < 2; twice++)
            assertThat(json(client.send(client.to(acknowledge, TestPartner.RIVERBEND)
                                    .POST(text(""))))
                            .path("state")
                            .asString())
                    .isEqualTo("ACKNOWLEDGED");
        assertThat(isListed(id)).isFalse();

        var restored =
                client.send(client.to(path + "/restore", TestPartner.RIVERBEND).POST(text("")));
        assertThat(json(restored).path("state").asString()).isEqualTo("AVAILABLE");
        assertThat(isListed(id)).isTrue();
    }

    @Test
    void hidesDocumentsOfOthers() {
        var id = acknowledgmentOfABatch().path("id").asString();
        for (var path : new String[] {id, id + "/acknowledge", id + "/restore"}) {
            var request = client.to("/v1/mailbox/" + path, TestPartner.HARBOR);
            var answer = client.send(path.equals(id) ? request : request.POST(text("")));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("riverbend");
        }
        assertThat(isListed(id)).isTrue();
    }

    @Test
    void listsPageByPage() {
        acknowledgmentOfABatch();
        acknowledgmentOfABatch();
        var first = json(client.send(client.to("/v1/mailbox?limit=1&kind=999&all=true", TestPartner.RIVERBEND)));
        var next = first.path("next").asString();
        assertThat(next).isEqualTo(first.path("items").path(0).path("id").asString());
        var second = json(
                client.send(client.to("/v1/mailbox?limit=1&kind=999&all=true&after=" + next, TestPartner.RIVERBEND)));
        assertThat(second.path("items").path(0).path("id").asString()).isGreaterThan(next);

        for (var bad : new String[] {"limit=0", "limit=501", "limit=x"})
            assertThat(client.send(client.to("/v1/mailbox?" + bad, TestPartner.RIVERBEND))
                            .statusCode())
                    .as(bad)
                    .isEqualTo(400);
    }

    /** Sends a batch of its own and waits for its 999. */
    private JsonNode acknowledgmentOfABatch() {
        var x12 = TestX12.inquiry(
                TestPartner.RIVERBEND, ThreadLocalRandom.current().nextInt(10_000, 900_000_000));
        var receipt = client.send(client.to("/v1/transactions", TestPartner.RIVERBEND)
                .header("Content-Type", "application/edi-x12")
                .header("Prefer", "respond-async")
                .POST(text(x12)));
        assertThat(receipt.statusCode()).isEqualTo(202);
        var submission = json(receipt).path("submission").asString();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> find("submission", submission), item -> !item.isMissingNode());
    }

    private boolean isListed(String id) {
        return !find("id", id).isMissingNode();
    }

    private JsonNode find(String member, String value) {
        var list = json(client.send(client.to("/v1/mailbox?kind=999&limit=500", TestPartner.RIVERBEND)));
        return list.path("items")
                .valueStream()
                .filter(item -> item.path(member).asString().equals(value))
                .findFirst()
                .orElseGet(() -> list.path("nothing"));
    }
}
