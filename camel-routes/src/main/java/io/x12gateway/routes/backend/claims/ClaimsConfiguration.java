package io.x12gateway.routes.backend.claims;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.routes.backend.GuardedBackEnd;
import io.x12gateway.routes.backend.GuardedClaimsSystem;
import io.x12gateway.routes.broker.Broker;
import org.apache.camel.RoutesBuilder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** The claims system as a back end, and its test side as another: no setting makes them one. */
@Configuration(proxyBeanMethods = false)
class ClaimsConfiguration {
    private static final int ANSWERS_START = 10;

    @Bean(destroyMethod = "") // closed by its back end
    ClaimsQueues claimsQueues(Broker broker, ClaimsSettings settings, MeterRegistry meters) {
        return queues(broker, ClaimsSide.production(broker), settings, meters);
    }

    @Bean(destroyMethod = "")
    ClaimsQueues claimsTestQueues(Broker broker, ClaimsSettings settings, MeterRegistry meters) {
        return queues(broker, ClaimsSide.test(broker), settings, meters);
    }

    private static ClaimsQueues queues(Broker broker, ClaimsSide side, ClaimsSettings settings, MeterRegistry meters) {
        return new ClaimsQueues(
                broker, side, Math.toIntExact(settings.answerSizeMax().toBytes()), meters);
    }

    @Bean
    RoutesBuilder claimsAnswerRoute(@Qualifier("claimsQueues") ClaimsQueues queues) {
        return new ClaimsAnswerRoute(ANSWERS_START, queues);
    }

    @Bean
    RoutesBuilder claimsTestAnswerRoute(@Qualifier("claimsTestQueues") ClaimsQueues queues) {
        return new ClaimsAnswerRoute(ANSWERS_START + 1, queues);
    }

    @Bean(destroyMethod = "close")
    GuardedBackEnd claims(
            @Qualifier("claimsQueues") ClaimsQueues queues,
            Broker broker,
            GatewayIdentity identity,
            Clock clock,
            ClaimsSettings settings,
            MeterRegistry meters) {
        return guarded(new ClaimsBackEnd(queues, broker, identity, clock), settings, meters);
    }

    @Bean(destroyMethod = "close")
    GuardedBackEnd claimsTest(
            @Qualifier("claimsTestQueues") ClaimsQueues queues,
            Broker broker,
            GatewayIdentity identity,
            Clock clock,
            ClaimsSettings settings,
            MeterRegistry meters) {
        return guarded(new ClaimsBackEnd(queues, broker, identity, clock), settings, meters);
    }

    @Bean
    GuardedClaimsSystem claimsIntake(
            @Qualifier("claimsQueues") ClaimsQueues queues, ClaimsSettings settings, MeterRegistry meters) {
        return intake(queues, settings, meters);
    }

    @Bean
    GuardedClaimsSystem claimsTestIntake(
            @Qualifier("claimsTestQueues") ClaimsQueues queues, ClaimsSettings settings, MeterRegistry meters) {
        return intake(queues, settings, meters);
    }

    private static GuardedClaimsSystem intake(ClaimsQueues queues, ClaimsSettings settings, MeterRegistry meters) {
        return new GuardedClaimsSystem(new ClaimsIntake(queues), settings.callsMax(), settings.rest(), meters);
    }

    private static GuardedBackEnd guarded(ClaimsBackEnd claims, ClaimsSettings settings, MeterRegistry meters) {
        return new GuardedBackEnd(claims, settings.callsMax(), settings.rest(), meters);
    }
}
