package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.telling.ExpiryRound;
import org.apache.camel.builder.RouteBuilder;

/** What is due by the clock alone. */
final class WebhookRoutes extends RouteBuilder {
    private static final String EVERY = "1h";
    private final ExpiryRound expiries;

    WebhookRoutes(ExpiryRound expiries) {
        this.expiries = expiries;
    }

    @Override
    public void configure() {
        from("timer:webhook.expiries?includeMetadata=false&delay=10s&period=" + EVERY)
                .routeId("webhook.expiries")
                .routeDescription("Partners are told what of theirs ends soon, and events of long ago are forgotten")
                .bean(expiries, "run");
    }
}
