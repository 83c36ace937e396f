package io.x12gateway.samples.hets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A caller of the mock HETS: an envelope with every field right, and any of them replaced or left out. */
final class CoreClient {
    private final HttpClient http;
    private final URI uri;

    CoreClient(HttpClient http, URI uri) {
        this.http = http;
        this.uri = uri;
    }

    static CoreClient plain(URI uri) {
        return new CoreClient(HttpClient.newHttpClient(), uri);
    }

    /** The answer's fields, all as text; X12 is ASCII. */
    record Reply(int status, Map<String, String> fields) {
        String field(String name) {
            return fields.getOrDefault(name, "");
        }

        String x12() {
            return field("Payload");
        }

        byte[] x12Bytes() {
            return x12().getBytes(StandardCharsets.US_ASCII);
        }
    }

    static Map<String, String> fields(byte[] x12) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("PayloadType", "X12_270_Request_005010X279A1");
        fields.put("ProcessingMode", "RealTime");
        fields.put("PayloadID", UUID.randomUUID().toString());
        fields.put("TimeStamp", "2026-11-21T14:05:00Z");
        fields.put("SenderID", "GW0001");
        fields.put("ReceiverID", "CMS");
        fields.put("CORERuleVersion", "2.2.0");
        fields.put("Payload", new String(x12, StandardCharsets.US_ASCII));
        return fields;
    }

    Reply ask(byte[] x12) {
        return ask(fields(x12));
    }

    Reply ask(Map<String, String> fields) {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--edge\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return post(
                "multipart/form-data; boundary=edge",
                body.append("--edge--\r\n").toString());
    }

    Reply post(String contentType, String body) {
        var response = raw(contentType, body);
        var answered = response.headers().firstValue("Content-Type").orElse("");
        if (!answered.startsWith("multipart/form-data"))
            return new Reply(
                    response.statusCode(), Map.of("Body", new String(response.body(), StandardCharsets.UTF_8)));
        try {
            var fields = new LinkedHashMap<String, String>();
            MimeForm.read(answered, response.body())
                    .parts()
                    .forEach((name, bytes) -> fields.put(name, new String(bytes, StandardCharsets.UTF_8)));
            return new Reply(response.statusCode(), fields);
        } catch (MalformedEnvelope e) {
            throw new AssertionError("the answer is no form", e);
        }
    }

    /** As it came, whatever it is. */
    HttpResponse<byte[]> raw(String contentType, String body) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
