package io.x12gateway.routes.channel.webhook;

import java.time.Duration;
import java.util.List;

/** Settings in which everything goes fast. */
final class TestSettings {
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private TestSettings() {}

    static WebhookSettings reaching(String... networks) {
        return new WebhookSettings(
                "",
                List.of(networks),
                List.of("443", "1024-65535"),
                "",
                "",
                Duration.ofSeconds(1),
                TIMEOUT,
                16,
                4,
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                5,
                Duration.ofMillis(200),
                Duration.ofSeconds(1));
    }
}
