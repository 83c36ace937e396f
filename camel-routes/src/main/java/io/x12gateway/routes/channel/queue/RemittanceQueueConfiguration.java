package io.x12gateway.routes.channel.queue;

import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.partner.PartnerId;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the queue door if a payer is named. */
@Configuration(proxyBeanMethods = false)
class RemittanceQueueConfiguration {

    @Bean
    RoutesBuilder remittanceRoute(RemittanceQueueSettings settings, Intake intake) {
        if (settings.open()) {
            var door = new RemittanceDoor(intake, new PartnerId(settings.partner()), settings.seal());
            return new RemittanceRoute(door, settings.consumers());
        }
        LoggerFactory.getLogger(RemittanceRoute.class)
                .info("the queue door for remittances is shut: gateway.remittance-queue.partner names no payer");
        return new RouteBuilder() {
            @Override
            public void configure() {}
        };
    }
}
