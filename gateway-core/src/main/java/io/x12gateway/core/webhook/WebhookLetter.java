package io.x12gateway.core.webhook;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One attempt as it goes over the wire. The body is the same in every attempt; the time and with it the signatures are
 * those of the attempt.
 */
public record WebhookLetter(String body, Map<String, String> headers) {
    public static final String ID = "Webhook-Id";
    public static final String EVENT = "Webhook-Event";
    public static final String ATTEMPT = "Webhook-Attempt";
    public static final String TIMESTAMP = "Webhook-Timestamp";
    public static final String SIGNATURE = "Webhook-Signature";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public WebhookLetter {
        headers = Map.copyOf(headers);
    }

    /** @param secrets all that count now: each makes a signature of its own */
    public static WebhookLetter of(WebhookDelivery delivery, List<WebhookSecret> secrets, Instant now) {
        var body = body(delivery);
        long timestamp = now.getEpochSecond();
        var signatures = secrets.stream()
                .map(secret -> "v1," + secret.keyId() + "," + secret.signature(timestamp, body))
                .collect(Collectors.joining(" "));
        return new WebhookLetter(
                body,
                Map.of(
                        ID, delivery.eventId(),
                        EVENT, delivery.type().wireName(),
                        ATTEMPT, Integer.toString(delivery.attempts() + 1),
                        TIMESTAMP, Long.toString(timestamp),
                        SIGNATURE, signatures));
    }

    private static String body(WebhookDelivery d) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", d.eventId());
        fields.put("type", d.type().wireName());
        fields.put("sequence", d.sequence());
        fields.put("at", d.at().toString());
        fields.put("partner", d.partner().value());
        fields.put("data", JSON.readTree(d.facts()));
        return JSON.writeValueAsString(fields);
    }

    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
