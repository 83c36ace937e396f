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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The gateway that runs on this machine with one data directory, through its loopback door. */
final class OperatorDoor {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--data-dir", description = "data directory of the gateway (default: GATEWAY_DATA_DIR, or data)")
    @Nullable
    Path dataDir;

    JsonNode get(String path) {
        return JSON.readTree(send(path, HttpRequest.newBuilder().GET()));
    }

    String text(String path) {
        return send(path, HttpRequest.newBuilder().GET());
    }

    JsonNode post(String path, String yaml) {
        return JSON.readTree(send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/yaml")
                        .POST(HttpRequest.BodyPublishers.ofString(yaml, StandardCharsets.UTF_8))));
    }

    private String send(String path, HttpRequest.Builder request) {
        var directory = dataDir != null ? dataDir : new SettingsFile().gateway().dataDir();
        var address = LoopbackAddress.in(directory);
        var token = OperatorToken.in(directory);
        if (!Files.exists(address) || !Files.exists(token)) throw nobody(directory);
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
            return answer.body();
        } catch (ConnectException e) {
            throw nobody(directory);
        } catch (IOException e) {
            throw new RefusedCommand("The gateway did not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedCommand("Interrupted: look whether it was done.");
        }
    }

    private static RefusedCommand nobody(Path directory) {
        return new RefusedCommand("No gateway runs with the data directory " + directory.toAbsolutePath() + ".");
    }

    private static RefusedCommand refused(HttpResponse<String> answer) {
        try {
            var detail = JSON.readTree(answer.body()).path("detail").asString("");
            if (!detail.isEmpty()) return new RefusedCommand(detail);
        } catch (JacksonException e) {
            // no problem document: the status has to do
        }
        return new RefusedCommand("The gateway answered " + answer.statusCode() + ".");
    }
}
