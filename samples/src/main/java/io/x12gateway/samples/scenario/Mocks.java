package io.x12gateway.samples.scenario;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The mocks' control door, as a scenario uses it. */
final class Mocks implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FORWARD = Pattern.compile("\\+([0-9]{1,4})d");
    private static final String RESET = "reset";

    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    Mocks(String url) {
        this.url = url;
    }

    /** What they said, and what is wrong with it. */
    record Told(String answer, List<String> problems) {}

    static boolean isReset(String clock) {
        return clock.equals(RESET);
    }

    Told clock(String step) {
        if (isReset(step)) return tell("/clock", Map.of(RESET, true));
        var forward = FORWARD.matcher(step);
        if (!forward.matches())
            return new Told("", List.of("\"" + step + "\" is no step of the clock; say +14d, or reset"));
        return tell("/clock", Map.of("days", Integer.valueOf(forward.group(1))));
    }

    Told pay() {
        return tell("/payment-run", Map.of());
    }

    Told faults(Map<String, Object> setting) {
        return tell("/faults", setting);
    }

    private Told tell(String path, Map<String, ?> body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(Duration.ofSeconds(30))
                    .POST(HttpRequest.BodyPublishers.ofString(body.isEmpty() ? "" : JSON.writeValueAsString(body)))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Told(
                    answer.body(),
                    answer.statusCode() == 200 ? List.of() : List.of("the mocks answered " + answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from the mocks at " + url, e);
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
