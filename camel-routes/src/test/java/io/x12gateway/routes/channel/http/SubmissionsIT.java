package io.x12gateway.routes.channel.http;

import io.x12gateway.core.payload.Digest;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static io.x12gateway.routes.channel.http.DoorClient.text;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningGateway.Extension.class)
class SubmissionsIT {
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
    void listsTheOwnOnesByWhatIsLookedFor() {
        var rejected = sent(TestX12.inquiryWithBadDate(TestPartner.RIVERBEND, number()));
        var completed = sent(TestX12.inquiry(TestPartner.RIVERBEND, number()));
        var first = list("?limit=1");
        assertThat(first.at("/submissions/0/id").asString()).isEqualTo(completed);
        var second = list("?limit=1&before=" + first.path("next").asString());
        assertThat(second.at("/submissions/0/id").asString()).isEqualTo(rejected);
        assertThat(list("?limit=1&state=REJECTED").at("/submissions/0/id").asString())
                .isEqualTo(rejected);
        assertThat(list("?since=2199-01-01").path("submissions")).isEmpty();
        assertThat(list("?until=2001-01-01T00:00:00Z").path("submissions")).isEmpty();
        assertThat(list("?fileName=nothing.x12").path("submissions")).isEmpty();
        assertThat(list("?controlNumber=999999998").path("submissions")).isEmpty();

        var others = json(client.send(client.to("/v1/submissions", TestPartner.HARBOR)));
        assertThat(others.toString()).doesNotContain(completed).doesNotContain(rejected);
        for (var bad : new String[] {"limit=0", "state=LOST", "since=yesterday", "controlNumber=x", "stat=REJECTED"})
            assertThat(client.send(client.to("/v1/submissions?" + bad, TestPartner.RIVERBEND))
                            .statusCode())
                    .as(bad)
                    .isEqualTo(400);
    }

    @Test
    void tellsTheFindingsWithTheirBytes() {
        var x12 = TestX12.inquiryWithBadDate(TestPartner.RIVERBEND, number());
        var id = sent(x12);
        var story = json(client.send(client.to("/v1/submissions/" + id, TestPartner.RIVERBEND)));
        var finding = story.at("/findings/0");
        assertThat(finding.path("at").asString()).isEqualTo("2100C DMG02");
        assertThat(finding.path("offset").asInt()).isEqualTo(x12.indexOf("19481399"));
        assertThat(finding.path("length").asInt()).isEqualTo(8);
        assertThat(story.path("findings").toString()).doesNotContain("19481399");

        var verdict = json(client.send(client.to("/v1/submissions/" + id + "/findings", TestPartner.RIVERBEND)));
        assertThat(verdict.path("verdict").asString()).isEqualTo("invalid");
        assertThat(verdict.path("findings")).isEqualTo(story.path("findings"));
        for (var of : new String[] {"", "/findings", "/content"})
            assertThat(client.send(client.to("/v1/submissions/" + id + of, TestPartner.HARBOR))
                            .statusCode())
                    .as(of)
                    .isEqualTo(404);
    }

    @Test
    void givesBackTheBytesWholeOrInPart() {
        var x12 = TestX12.inquiry(TestPartner.RIVERBEND, number());
        var path = "/v1/submissions/" + sent(x12) + "/content";
        var whole = client.send(client.to(path, TestPartner.RIVERBEND));
        assertThat(whole.body()).isEqualTo(x12);
        var tag = header(whole, "ETag");
        assertThat(tag)
                .isEqualTo("\""
                        + Digest.of(x12.getBytes(StandardCharsets.ISO_8859_1)).sha256() + "\"");

        var part = client.send(client.to(path, TestPartner.RIVERBEND).header("Range", "bytes=10-19"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(x12.substring(10, 20));
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 10-19/" + x12.length());
        var end = client.send(client.to(path, TestPartner.RIVERBEND)
                .header("Range", "bytes=-5")
                .header("If-Range", tag));
        assertThat(end.body()).isEqualTo(x12.substring(x12.length() - 5));
        var changed = client.send(client.to(path, TestPartner.RIVERBEND)
                .header("Range", "bytes=-5")
                .header("If-Range", "\"other\""));
        assertThat(changed.statusCode()).isEqualTo(200);

        var beyond = client.send(client.to(path, TestPartner.RIVERBEND).header("Range", "bytes=100000-"));
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */" + x12.length());
        assertThat(header(beyond, "Content-Type")).isEqualTo("application/problem+json");

        var known = client.send(client.to(path, TestPartner.RIVERBEND).header("If-None-Match", tag));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
    }

    private JsonNode list(String query) {
        var answer = client.send(client.to("/v1/submissions" + query, TestPartner.RIVERBEND));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private String sent(String x12) {
        return header(
                client.send(client.to("/v1/transactions", TestPartner.RIVERBEND)
                        .header("Content-Type", "application/edi-x12")
                        .POST(text(x12))),
                "X-Submission-Id");
    }

    private static int number() {
        return ThreadLocalRandom.current().nextInt(10_000, 900_000_000);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
