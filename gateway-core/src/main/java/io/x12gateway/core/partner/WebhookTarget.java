package io.x12gateway.core.partner;

import io.x12gateway.core.payload.Digest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Where to tell a partner that something happened. No patient data is ever told.
 *
 * @param secretName of the secret that signs; the secret itself is kept in the gateway's settings
 * @param events which ones, as {@link PartnerEvent#wireName}; empty means all
 */
public record WebhookTarget(String url, String secretName, Set<String> events) {
    private static final int ID_LENGTH = 16;

    public WebhookTarget {
        events = Set.copyOf(events);
        var uri = URI.create(url);
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())))
            throw new IllegalArgumentException("webhook url '" + url + "' is not an http(s) address");
        if (uri.getUserInfo() != null || uri.getFragment() != null)
            throw new IllegalArgumentException("webhook url '" + uri.getHost() + "' has a user or a fragment in it");
        for (var event : events)
            if (PartnerEvent.of(event).isEmpty())
                throw new IllegalArgumentException(
                        "webhook event '" + event + "' is unknown; see docs/reference/webhooks.md for those there are");
    }

    /** Follows from the address alone: a changed secret or choice of events leaves it the same target. */
    public String id() {
        return Digest.of(url.getBytes(StandardCharsets.UTF_8)).sha256().substring(0, ID_LENGTH);
    }

    public boolean wants(PartnerEvent event) {
        return event == PartnerEvent.WEBHOOK_TEST || events.isEmpty() || events.contains(event.wireName());
    }
}
