package io.x12gateway.routes.backend.hets;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.routes.backend.GuardedBackEnd;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** HETS as a back end. */
@Configuration(proxyBeanMethods = false)
class HetsConfiguration {

    @Bean(destroyMethod = "close")
    GuardedBackEnd hets(HetsSettings settings, GatewayIdentity identity, Clock clock, MeterRegistry meters) {
        var hets = new HetsBackEnd(settings, identity.zone(), clock);
        return new GuardedBackEnd(hets, settings.callsMax(), settings.rest(), meters);
    }
}
