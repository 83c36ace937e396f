package io.x12gateway.samples;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Speaks to the mocks' control door on this machine. */
final class ControlClient {
    private static final Duration PATIENCE = Duration.ofMinutes(10); // a great payment run takes its time
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI door;
    private final HttpClient http = HttpClient.newHttpClient();

    ControlClient(int port) {
        this.door = URI.create("http://127.0.0.1:" + port);
    }

    /** No mocks run here. */
    static final class NobodyThere extends IOException {
        private static final long serialVersionUID = 1;

        NobodyThere(URI door, ConnectException cause) {
            super(
                    "No mock back ends run here: nobody answers at " + door
                            + ". Start them with \"./gateway demo\" or \"./gateway mocks\", or name their --port.",
                    cause);
        }
    }

    /** The mocks said no. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(door.resolve(path)).GET());
    }

    JsonNode post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        var text = body.isEmpty() ? "" : JSON.writeValueAsString(body);
        return send(HttpRequest.newBuilder(door.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            var reply = http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            var answer = JSON.readTree(reply.body());
            if (reply.statusCode() == 200) return answer;
            throw new Refused("The mocks refuse: " + answer.path("error").asString() + ".");
        } catch (ConnectException e) {
            throw new NobodyThere(door, e);
        }
    }
}
