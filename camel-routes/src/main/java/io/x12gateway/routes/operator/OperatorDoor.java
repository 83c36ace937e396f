package io.x12gateway.routes.operator;

import io.x12gateway.routes.channel.http.LoopbackAddress;
import io.x12gateway.routes.channel.http.access.OperatorToken;
import io.x12gateway.routes.settings.SettingsFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The gateway that runs on this machine with one data directory, through its loopback door. What it refuses, and that
 * none runs, is a {@link RefusedCommand}.
 */
public final class OperatorDoor {
    private static final Duration PATIENCE = Duration.ofMinutes(10); // an audit trail may be long

    @Option(names = "--data-dir", description = "data directory of the gateway (default: GATEWAY_DATA_DIR, or data)")
    @Nullable
    Path dataDir;

    public Path dataDir() {
        return dataDir != null ? dataDir : new SettingsFile().gateway().dataDir();
    }

    /** What the gateway says to this; empty if none runs. */
    public Optional<JsonNode> ask(String path) {
        return send(path, HttpRequest.newBuilder().GET()).map(OperatorDoor::json);
    }

    public JsonNode get(String path) {
        return json(text(path));
    }

    public String text(String path) {
        return send(path, HttpRequest.newBuilder().GET()).orElseThrow(this::nobody);
    }

    /** Has it do something; what it answers. */
    public JsonNode post(String path) {
        return post(path, "", BodyPublishers.noBody());
    }

    /** @param type the body's media type; empty without a body */
    public JsonNode post(String path, String type, BodyPublisher body) {
        var request = HttpRequest.newBuilder().POST(body);
        if (!type.isEmpty()) request.header("Content-Type", type);
        return send(path, request).map(OperatorDoor::json).orElseThrow(this::nobody);
    }

    /** As it may stand in a path or a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Optional<String> send(String path, HttpRequest.Builder request) {
        var address = LoopbackAddress.in(dataDir());
        var token = OperatorToken.in(dataDir());
        if (!Files.exists(address) || !Files.exists(token)) return Optional.empty();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    request.uri(URI.create(Files.readString(address).strip()).resolve(path))
                            .header(
                                    "Authorization",
                                    "Bearer " + Files.readString(token).strip())
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) throw refused(answer);
            return Optional.of(answer.body());
        } catch (ConnectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new RefusedCommand("The gateway did not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedCommand("Interrupted: look whether it was done.");
        }
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }

    private RefusedCommand nobody() {
        return new RefusedCommand(
                "No gateway runs with the data directory " + dataDir().toAbsolutePath() + ".");
    }

    private static RefusedCommand refused(HttpResponse<String> answer) {
        int status = answer.statusCode();
        try {
            var detail = json(answer.body()).path("detail").asString("");
            if (!detail.isEmpty()) return new RefusedCommand(detail, status);
        } catch (JacksonException e) {
            // no problem document: the status has to do
        }
        return new RefusedCommand("The gateway answered " + status + ".");
    }
}
