package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.webhook.WebhookLetter;
import io.x12gateway.core.webhook.WebhookSecret;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/reference/webhooks.md says what the gateway does. */
class WebhookReferenceTest {
    private static final Pattern EVENT = Pattern.compile("(?m)^\\| `([a-z]+\\.[a-z]+)` \\|");

    @Test
    void namesEveryEventInItsOrder() throws IOException {
        assertThat(EVENT.matcher(page()).results().map(r -> r.group(1)))
                .containsExactlyElementsOf(Arrays.stream(PartnerEvent.values())
                        .map(PartnerEvent::wireName)
                        .toList());
    }

    @Test
    void namesEveryHeader() throws IOException {
        for (var header : new String[] {
            WebhookLetter.ID,
            WebhookLetter.EVENT,
            WebhookLetter.ATTEMPT,
            WebhookLetter.TIMESTAMP,
            WebhookLetter.SIGNATURE
        }) assertThat(page()).contains("\n" + header + ": ");
    }

    @Test
    void tellsTheTimesThatCountUnlessTheyAreSet() throws IOException {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("gateway.webhooks", WebhookSettings.class);
        assertThat(settings.backOffFirst()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.backOffMax()).isEqualTo(Duration.ofHours(6));
        assertThat(settings.giveUpAfter()).isEqualTo(Duration.ofHours(72));
        assertThat(settings.restFirst()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.restMax()).isEqualTo(Duration.ofMinutes(15));
        assertThat(page().replaceAll("\\s+", " "))
                .contains("sent again after 5 s, then after twice as long each time up to 6 h")
                .contains("for 72 hours; then it is dead")
                .contains("After " + settings.failuresMax() + " failures in a row an address rests for 30 s")
                .contains("up to 15 minutes")
                .contains("at least " + WebhookSecret.LENGTH_MIN + " characters");
    }

    @Test
    void namesTheVariableOfASecret() throws IOException {
        assertThat(page()).contains(WebhookSecrets.variable("") + "<NAME>");
        assertThat(WebhookSecrets.variable("lakeshore-hook")).isEqualTo("GATEWAY_WEBHOOKS_KEY_LAKESHORE_HOOK");
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "reference", "webhooks.md"));
    }
}
