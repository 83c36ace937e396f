package io.x12gateway.routes.backend.hets;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.routes.backend.GuardedBackEnd;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** HETS as a back end, and its test side as another: no setting makes them one. */
@Configuration(proxyBeanMethods = false)
class HetsConfiguration {

    @Bean(destroyMethod = "close")
    GuardedBackEnd hets(HetsSettings settings, GatewayIdentity identity, Clock clock, MeterRegistry meters) {
        return guarded(new HetsBackEnd(HetsBackEnd.NAME, settings, identity.zone(), clock), settings, meters);
    }

    @Bean(destroyMethod = "close")
    GuardedBackEnd hetsTest(HetsSettings settings, GatewayIdentity identity, Clock clock, MeterRegistry meters) {
        var test = settings.onTestSide();
        return guarded(new HetsBackEnd(HetsBackEnd.TEST_NAME, test, identity.zone(), clock), test, meters);
    }

    private static GuardedBackEnd guarded(HetsBackEnd hets, HetsSettings settings, MeterRegistry meters) {
        return new GuardedBackEnd(hets, settings.callsMax(), settings.rest(), meters);
    }
}
