package io.x12gateway.routes.backend.claims;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.routes.backend.GuardedBackEnd;
import io.x12gateway.routes.broker.Broker;
import org.apache.camel.RoutesBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** The claims system as a back end. */
@Configuration(proxyBeanMethods = false)
class ClaimsConfiguration {

    @Bean(destroyMethod = "") // closed by its back end
    ClaimsQueues claimsQueues(Broker broker, ClaimsSettings settings, MeterRegistry meters) {
        return new ClaimsQueues(broker, Math.toIntExact(settings.answerSizeMax().toBytes()), meters);
    }

    @Bean
    RoutesBuilder claimsAnswerRoute(Broker broker, ClaimsQueues queues) {
        return new ClaimsAnswerRoute(broker.claimsAnswers(), queues);
    }

    @Bean(destroyMethod = "close")
    GuardedBackEnd claims(
            ClaimsQueues queues,
            Broker broker,
            GatewayIdentity identity,
            Clock clock,
            ClaimsSettings settings,
            MeterRegistry meters) {
        var claims = new ClaimsBackEnd(queues, broker, identity, clock);
        return new GuardedBackEnd(claims, settings.callsMax(), settings.rest(), meters);
    }
}
