package io.x12gateway.routes.doors;

import io.x12gateway.routes.channel.http.DoorClient;
import io.x12gateway.samples.scenario.Access;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** HTTP over TLS to the house, without a client certificate. */
final class Wire implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final String base;
    private final HttpClient http;

    Wire(House house) {
        this.base = house.access().httpsUrl();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(DoorClient.trusting(house.gateway()))
                .build();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    }

    HttpRequest.Builder to(String path, Access.Partner partner) {
        return to(path).header("Authorization", "Bearer " + partner.apiToken());
    }

    static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body as JSON; missing if it is none. */
    static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** {@code unreadable-input} of {@code urn:x12-gateway:problem:unreadable-input}; empty if it is no problem. */
    static String problem(String body) {
        var type = json(body).path("type").asString("");
        return type.substring(type.lastIndexOf(':') + 1);
    }

    @Override
    public void close() {
        http.close();
    }
}
