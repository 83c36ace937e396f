package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.partner.WebhookTarget;
import io.x12gateway.core.telling.Reply;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.core.webhook.WebhookLetter;

import java.net.URI;
import java.time.Clock;

/** One attempt: signs, and sends. */
final class WebhookSender {
    private final WebhookSecrets secrets;
    private final WebhookWire wire;
    private final Clock clock;

    WebhookSender(WebhookSecrets secrets, WebhookWire wire, Clock clock) {
        this.secrets = secrets;
        this.wire = wire;
        this.clock = clock;
    }

    Reply send(WebhookTarget target, WebhookDelivery delivery) {
        try {
            var letter = WebhookLetter.of(delivery, secrets.named(target.secretName()), clock.instant());
            return wire.send(URI.create(target.url()), letter);
        } catch (WebhookSecrets.MissingException e) {
            return Reply.failed("secret-missing");
        }
    }
}
