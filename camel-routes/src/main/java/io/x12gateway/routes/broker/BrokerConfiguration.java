package io.x12gateway.routes.broker;

import org.apache.camel.component.jms.JmsComponent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The broker and its place in readiness. */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

    @Bean(destroyMethod = "close")
    Broker broker(BrokerSettings settings) {
        return Broker.start(settings);
    }

    @Bean
    JmsComponent jms(Broker broker) {
        return JmsRoutes.component(broker);
    }

    @Bean
    HealthIndicator brokerHealthIndicator(Broker broker) {
        return () -> broker.reachable() ? Health.up().build() : Health.down().build();
    }
}
