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

import java.net.http.HttpRequest;
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

    @Test
    void givesPartsThatDoNotCountAsFetched() {
        var item = acknowledgmentOfABatch();
        var path = "/v1/mailbox/" + item.path("id").asString();
        var tag = "\"" + item.path("sha256").asString() + "\"";

        var head =
                client.send(client.to(path, TestPartner.RIVERBEND).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length"))
                .hasValue(item.path("sizeBytes").asString());
        var part = client.send(client.to(path, TestPartner.RIVERBEND).header("Range", "bytes=0-2"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("ISA");
        assertThat(client.send(client.to(path, TestPartner.RIVERBEND).header("Range", "bytes=999999-"))
                        .statusCode())
                .isEqualTo(416);
        assertThat(client.send(client.to(path, TestPartner.RIVERBEND).header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        assertThat(find("id", item.path("id").asString()).path("fetches").asInt())
                .isZero();

        var all = client.send(client.to(path, TestPartner.RIVERBEND).header("Range", "bytes=0-"));
        assertThat(all.statusCode()).isEqualTo(206);
        assertThat(all.headers().firstValue("Content-Disposition").orElse(""))
                .contains(item.path("fileName").asString());
        assertThat(find("id", item.path("id").asString()).path("fetches").asInt())
                .isOne();
    }

    @Test
    void givesRecordsOfADocument() {
        var item = acknowledgmentOfABatch();
        var id = item.path("id").asString();
        var path = "/v1/mailbox/" + id + "/records";

        var answer = client.send(client.to(path, TestPartner.RIVERBEND));
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains(".json");
        assertThat(json(answer).findValue("record").isObject()).isTrue();
        assertThat(find("id", id).path("fetches").asInt()).isOne();

        assertThat(client.send(client.to(path, TestPartner.HARBOR)).statusCode())
                .isEqualTo(404);
        for (var bad : new String[] {"format=pdf", "format=csv&detail=page", "formatt=csv"})
            assertThat(client.send(client.to(path + "?" + bad, TestPartner.RIVERBEND))
                            .statusCode())
                    .as(bad)
                    .isEqualTo(400);
        for (var without : new String[] {"format=csv", "format=xml"}) {
            var refused = client.send(client.to(path + "?" + without, TestPartner.RIVERBEND));
            assertThat(refused.statusCode()).as(without).isEqualTo(422);
            assertThat(refused.body()).contains("of a 999");
        }
        var head =
                client.send(client.to(path, TestPartner.RIVERBEND).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(find("id", id).path("fetches").asInt()).isOne();
    }

    @Test
    void leasesAnItemToOneClient() {
        var id = acknowledgmentOfABatch().path("id").asString();
        assertThat(claimed("first")).contains(id);
        assertThat(claimed("second")).doesNotContain(id);
        var release = "/v1/mailbox/" + id + "/release?owner=";
        assertThat(client.send(client.to(release + "first", TestPartner.RIVERBEND)
                                .POST(text("")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(claimed("third")).contains(id);
        client.send(client.to(release + "third", TestPartner.RIVERBEND).POST(text("")));
    }

    private String claimed(String owner) {
        var answer = client.send(
                client.to("/v1/mailbox/claim?max=500&visibility=60&kind=999&owner=" + owner, TestPartner.RIVERBEND)
                        .POST(text("")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void waitsForSomethingToCome() {
        var resume = json(client.send(client.to("/v1/mailbox?kind=999&limit=500", TestPartner.RIVERBEND)))
                .path("resume")
                .asString();
        var begun = System.nanoTime();
        var nothing = json(client.send(client.to("/v1/mailbox?kind=835&wait=1", TestPartner.RIVERBEND)));
        assertThat(nothing.path("items")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));

        var x12 = TestX12.inquiry(
                TestPartner.RIVERBEND, ThreadLocalRandom.current().nextInt(10_000, 900_000_000));
        var submission = json(client.send(client.to("/v1/transactions", TestPartner.RIVERBEND)
                        .header("Content-Type", "application/edi-x12")
                        .header("Prefer", "respond-async")
                        .POST(text(x12))))
                .path("submission")
                .asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.send(
                                client.to("/v1/mailbox?kind=999&wait=30&after=" + resume, TestPartner.RIVERBEND))
                        .body()
                        .contains(submission));
    }

    @Test
    void comparesTheDigestOfWhatIsAcknowledged() {
        var item = acknowledgmentOfABatch();
        var path = "/v1/mailbox/" + item.path("id").asString() + "/acknowledge?sha256=";
        var wrong = client.send(
                client.to(path + "0".repeat(64), TestPartner.RIVERBEND).POST(text("")));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(isListed(item.path("id").asString())).isTrue();
        var right = client.send(client.to(path + item.path("sha256").asString(), TestPartner.RIVERBEND)
                .POST(text("")));
        assertThat(right.statusCode()).isEqualTo(200);
        var listed = client.send(client.to("/v1/mailbox?state=ACKNOWLEDGED&limit=500", TestPartner.RIVERBEND));
        assertThat(listed.body()).contains(item.path("id").asString());
        assertThat(client.send(client.to("/v1/mailbox?state=HELD", TestPartner.RIVERBEND))
                        .statusCode())
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
