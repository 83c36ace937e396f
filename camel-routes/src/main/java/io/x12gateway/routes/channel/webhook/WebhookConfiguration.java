package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.telling.Courier;
import io.x12gateway.core.telling.ExpiryRound;
import io.x12gateway.core.telling.WebhookDesk;
import io.x12gateway.core.webhook.JdbcWebhooks;
import io.x12gateway.core.webhook.Webhooks;
import io.x12gateway.routes.channel.remote.LeaseRenewal;
import io.x12gateway.routes.settings.GatewaySettings;
import org.apache.camel.RoutesBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

import java.net.InetAddress;
import java.time.Clock;

/** Telling partners by HTTPS. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    Webhooks webhooks(DataSource readers) {
        return new JdbcWebhooks(readers);
    }

    @Bean
    Courier courier(Webhooks webhooks, Partners partners, Ledger ledger, Clock clock, WebhookSettings settings) {
        return new Courier(webhooks, partners, ledger, clock, settings.plan());
    }

    @Bean(destroyMethod = "close")
    WebhookWire webhookWire(WebhookSettings settings) {
        var guard = new WebhookGuard(settings, InetAddress::getAllByName);
        return new WebhookWire(settings, guard, WebhookTls.trusting(settings));
    }

    @Bean(destroyMethod = "close")
    WebhookLanes webhookLanes(
            Courier courier,
            WebhookWire wire,
            LeaseRenewal leases,
            GatewaySettings gateway,
            WebhookSettings settings,
            Clock clock) {
        var secrets =
                new WebhookSecrets(gateway.orInData(settings.secretDirectory(), "webhook-secrets"), System::getenv);
        return new WebhookLanes(courier, new WebhookSender(secrets, wire, clock), leases.keeper(), settings);
    }

    @Bean
    SmartLifecycle webhookLanesStart(WebhookLanes lanes) {
        return new SmartLifecycle() {
            @Override
            public void start() {
                lanes.start();
            }

            @Override
            public void stop() {
                lanes.close();
            }

            @Override
            public boolean isRunning() {
                return lanes.isRunning();
            }
        };
    }

    @Bean
    WebhookView webhookView(Webhooks webhooks, Partners partners, Ledger ledger, Ulid ids, Clock clock) {
        return new WebhookView(webhooks, partners, new WebhookDesk(webhooks, partners, ledger, ids, clock));
    }

    @Bean
    RoutesBuilder webhookRoutes(Webhooks webhooks, Partners partners, Ledger ledger, Ulid ids, Clock clock) {
        return new WebhookRoutes(new ExpiryRound(webhooks, partners, ledger, ids, clock));
    }
}
