package io.x12gateway.core.partner;

import java.net.URI;
import java.util.Set;

/**
 * Where to tell a partner that something happened. No patient data is ever told.
 *
 * @param secretName of the secret that signs; the secret itself is kept in the gateway's settings
 * @param events which ones; empty means all
 */
public record WebhookTarget(String url, String secretName, Set<String> events) {
    public WebhookTarget {
        events = Set.copyOf(events);
        var uri = URI.create(url);
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())))
            throw new IllegalArgumentException("webhook url '" + url + "' is not an http(s) address");
    }
}
