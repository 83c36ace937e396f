package io.x12gateway.samples.scenario;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the gateway's operator sees, on the same machine: whether anything is still being worked on. */
final class Operator implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Nothing more comes of a submission in any other state. */
    private static final Set<String> UNDER_WAY = Set.of("RECEIVED", "HELD", "IN_PROGRESS");
    /** Nobody is told anything by it. */
    private static final String NOTES = "LINEAGE";

    private final Access access;
    private final HttpClient http = HttpClient.newHttpClient();

    Operator(Access access) {
        this.access = access;
    }

    /** What is under way of all that was received since then, in words; empty if everything came to its end. */
    List<String> underWay(Instant since) {
        var submissions = get("/operator/submissions?recent=200")
                .valueStream()
                .filter(one -> !Instant.parse(one.path("receivedAt").asString()).isBefore(since))
                .filter(one -> UNDER_WAY.contains(one.path("state").asString()))
                .map(one -> "submission " + one.path("id").asString() + " is "
                        + one.path("state").asString());
        var work = get("/operator/status")
                .path("work")
                .propertyStream()
                .filter(stage ->
                        !stage.getKey().equals(NOTES) && stage.getValue().asLong() > 0)
                .map(stage -> stage.getKey() + " has work");
        return Stream.concat(submissions, work).toList();
    }

    private JsonNode get(String path) {
        try {
            var token = Files.readString(Path.of(access.operatorTokenFile())).strip();
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(access.httpUrl() + path))
                            .timeout(Duration.ofSeconds(30))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200)
                throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("the operator gets no answer at " + access.httpUrl(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
