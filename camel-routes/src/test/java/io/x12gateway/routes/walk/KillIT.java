package io.x12gateway.routes.walk;

import io.x12gateway.samples.scenario.Access;
import io.x12gateway.samples.scenario.Blanks;
import io.x12gateway.samples.scenario.Scenario;
import io.x12gateway.samples.scenario.SftpDoor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The gateway is killed while a 276 batch is at the claims system; after the next start the books balance. */
class KillIT {
    private static final Path BATCH = Path.of("..", "samples", "scenarios", "claim-status", "batch-with-one-bad");
    private static final String SLOW =
            "{\"backEnd\":\"claims\",\"seed\":1,\"rules\":[{\"fault\":\"SLOW\",\"subject\":\"*\",\"percent\":100,\"delayMillis\":8000}]}";
    private static final String WELL = "{\"backEnd\":\"claims\",\"seed\":1,\"rules\":[]}";

    @TempDir
    Path dataDir;

    @Test
    void aBatchSurvivesBeingKilledInTheMiddle() throws Exception {
        try (var product = ProductUnderTest.start(dataDir)) {
            var access = product.access();
            setFaults(access, SLOW);
            put(access);
            // The 999 is there, so the inquiries are open; the claims system sits on its answers.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> outbound(access, "999_").size() == 1);
            assertThat(outbound(access, "277_"))
                    .as("the kill comes before the answer")
                    .isEmpty();

            product.killAndRestart();
            setFaults(access, WELL);

            await().atMost(Duration.ofSeconds(90))
                    .until(() -> !outbound(access, "277_").isEmpty());
            assertThat(outbound(access, "277_")).hasSize(1);
            assertThat(outbound(access, "999_")).hasSize(1);
            assertThat(outbound(access, "", ".receipt.json")).hasSize(1);
            assertThat(get(access, outbound(access, "277_").getFirst()))
                    .contains("REF*1K*2226279000123~")
                    .contains("REF*1K*2226280000011~")
                    .contains("GE*2*");
        }
    }

    private static void put(Access access) {
        try (var door = new SftpDoor(access, access.partner("quillway"))) {
            door.put("batch.x12", new Blanks().fill(Scenario.read(BATCH).text("1-batch.x12")));
        }
    }

    private static List<String> outbound(Access access, String start) {
        return outbound(access, start, ".x12");
    }

    private static List<String> outbound(Access access, String start, String end) {
        try (var door = new SftpDoor(access, access.partner("quillway"))) {
            return door.outbound().stream()
                    .filter(name -> name.startsWith(start) && name.endsWith(end))
                    .toList();
        }
    }

    private static String get(Access access, String name) {
        try (var door = new SftpDoor(access, access.partner("quillway"))) {
            return door.get(name);
        }
    }

    private static void setFaults(Access access, String faults) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(access.mocksUrl() + "/faults"))
                            .POST(HttpRequest.BodyPublishers.ofString(faults))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
