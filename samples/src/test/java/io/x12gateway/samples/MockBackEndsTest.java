package io.x12gateway.samples;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import io.x12gateway.samples.claims.ClaimsSettings;
import io.x12gateway.samples.data.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class MockBackEndsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private TestBroker broker;
    private MockBackEnds backEnds;

    @BeforeEach
    void start() throws Exception {
        broker = new TestBroker(
                folder.resolve("broker"), "claims.inquiry", "claims.submission", "claims.answer", "claims.remittance");
        startMocks();
    }

    private void startMocks() {
        var claims = new ClaimsSettings(
                broker.url(),
                TestBroker.USER,
                TestBroker.PASSWORD,
                "claims.inquiry",
                "claims.answer",
                "claims.submission",
                "claims.remittance",
                folder.resolve("drop"),
                2,
                "GATEWAY",
                null,
                null,
                folder.resolve("data"),
                null,
                null);
        backEnds = new MockBackEnds(new BackEndSettings(0, null, claims, null, null, null, null), Clock.systemUTC());
        await().atMost(PATIENCE).until(() -> call("GET", "/health", "").statusCode() == 200);
    }

    @AfterEach
    void stop() throws Exception {
        backEnds.close();
        broker.close();
    }

    @Test
    void deliversThePaymentRunToQueueAndFolderAndTellsItsTotals() throws Exception {
        var answer = call("POST", "/payment-run", "");
        var told = json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(told.path("payments")).hasSize(3);
        assertThat(told.path("payments").path(0).path("npi").asString()).isEqualTo("1234567893");
        assertThat(told.path("payments").path(0).path("number").asString()).startsWith("EFT");
        var received = broker.receive("claims.remittance", PATIENCE);
        assertThat(received.message().getStringProperty("X12_CLIENT_KEY"))
                .isEqualTo(told.path("key").asString());
        assertThat(X12.standard().validate(received.content()).verdict()).isEqualTo(Verdict.VALID);
        var dropped = folder.resolve("drop").resolve(told.path("fileName").asString());
        assertThat(Files.readAllBytes(dropped)).isEqualTo(received.content());
    }

    @Test
    void deliversTheSameFileAfterTheBrokerWasLost() throws Exception {
        broker.stop();
        await().atMost(PATIENCE).until(() -> call("GET", "/health", "").statusCode() == 503);
        assertThat(call("POST", "/payment-run", "").statusCode()).isEqualTo(503);
        broker.restart();
        await().atMost(PATIENCE).until(() -> call("GET", "/health", "").statusCode() == 200);
        var told = json(call("POST", "/payment-run", ""));
        assertThat(broker.receive("claims.remittance", PATIENCE).message().getStringProperty("X12_CLIENT_KEY"))
                .isEqualTo(told.path("key").asString());
        assertThat(broker.staysEmpty("claims.remittance", Duration.ofMillis(200)))
                .isTrue();
    }

    @Test
    void putsTheClockForwardAndClaimsWithIt() throws Exception {
        var before = json(call("GET", "/clock", ""));
        var after = json(call("POST", "/clock", "{\"days\": 14}"));
        assertThat(after.path("daysForward").asInt())
                .isEqualTo(before.path("daysForward").asInt() + 14);
        assertThat(LocalDate.parse(after.path("date").asString()))
                .isEqualTo(LocalDate.parse(before.path("date").asString()).plusDays(14));
        assertThat(after.path("moved").asInt()).isPositive();
        assertThat(after.path("claims").path("READY").asInt())
                .isGreaterThan(before.path("claims").path("READY").asInt());
        assertThat(call("POST", "/clock", "{\"days\": -1}").statusCode()).isEqualTo(400);
        assertThat(json(call("POST", "/clock", "{\"reset\": true}")).path("claims"))
                .isEqualTo(before.path("claims"));
    }

    @Test
    void findsItsClaimsAsTheyWereAfterARestart() throws Exception {
        call("POST", "/clock", "{\"days\": 5}");
        call("POST", "/payment-run", "");
        var before = json(call("GET", "/clock", ""));
        backEnds.close();
        startMocks();
        assertThat(json(call("GET", "/clock", ""))).isEqualTo(before);
    }

    @Test
    void paysAGreatNumberOfInventedClaimsIntoAFolder() throws Exception {
        var into = folder.resolve("great");
        var order = "{\"claims\": 400, \"payees\": 8, \"seed\": 3, \"into\": \"" + into + "\"}";
        var told = json(call("POST", "/payment-run", order));
        assertThat(told.path("payments")).hasSize(8);
        assertThat(told.path("claims").asInt()).isEqualTo(400);
        var file = into.resolve(told.path("fileName").asString());
        assertThat(X12.standard().validate(Files.readAllBytes(file)).allFindings())
                .isEmpty();
        assertThat(broker.staysEmpty("claims.remittance", Duration.ofMillis(200)))
                .isTrue();
        try (var files = Files.list(into)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void takesAndShowsFaults() throws Exception {
        var rule = "{\"fault\": \"SLOW\", \"subject\": \"*\", \"percent\": 50, \"delayMillis\": 10}";
        var answer = call("POST", "/faults", "{\"backEnd\": \"claims\", \"seed\": 7, \"rules\": [" + rule + "]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        var shown = json(call("GET", "/faults", ""));
        assertThat(shown.path("claims").path("seed").asInt()).isEqualTo(7);
        assertThat(shown.path("claims").path("rules").path(0).path("fault").asString())
                .isEqualTo("SLOW");
        assertThat(shown.path("hets").path("rules")).isEmpty();
    }

    @Test
    void takesARuleThatSaysNoMoreThanItsFault() throws Exception {
        var answer = call("POST", "/faults", "{\"backEnd\": \"claims\", \"rules\": [{\"fault\": \"FLAPPING\"}]}");
        var rule = json(answer).path("claims").path("rules").path(0);
        assertThat(rule.path("subject").asString()).isEqualTo("*");
        assertThat(rule.path("route").asString()).isEqualTo("*");
        assertThat(rule.path("percent").asInt()).isEqualTo(100);
        assertThat(rule.path("burst").asInt()).isEqualTo(5);
        assertThat(json(answer).path("claims").path("struck").path(0).asInt()).isZero();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        assertThat(call("POST", "/faults", "{\"backEnd\": \"nobody\"}").statusCode())
                .isEqualTo(400);
        assertThat(call("POST", "/faults", "{\"backEnd\": \"hets\", \"rules\": [{\"fault\": \"LAZY\"}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("POST", "/faults", "{\"backEnd\": \"hets\", \"colour\": 1}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("GET", "/payment-run", "").statusCode()).isEqualTo(405);
    }

    @Test
    void readsItsSettingsFileAndRefusesAnUnknownKey() throws Exception {
        var file = folder.resolve("mocks.yaml");
        Files.writeString(file, "controlPort: 0\nhets: {port: 0, submitters: [{id: GW0001, npis: ['1234567893']}]}\n");
        try (var other = MockBackEnds.start(file)) {
            assertThat(other.controlPort()).isPositive();
            assertThat(other.describe()).contains("HETS at http://127.0.0.1:");
        }
        Files.writeString(file, "controlPort: 0\ncolour: blue\n");
        assertThatThrownBy(() -> MockBackEnds.start(file)).hasMessageContaining("colour");
        assertThat(DataFolder.packagedFile("mocks.yaml", BackEndSettings.class).hets())
                .isNotNull();
    }

    private HttpResponse<String> call(String method, String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + backEnds.controlPort() + path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
