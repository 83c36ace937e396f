package io.x12gateway.routes.observe;

import org.apache.camel.CamelContext;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up while every route is started; part of readiness as {@code routes}. */
@Component("routes")
final class RoutesHealth implements HealthIndicator {
    private final CamelContext camel;

    RoutesHealth(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public Health health() {
        var stopped = camel.getRoutes().stream()
                .map(route -> route.getRouteId())
                .filter(id -> !camel.getRouteController().getRouteStatus(id).isStarted())
                .toList();
        return camel.isStarted() && !camel.getRoutes().isEmpty() && stopped.isEmpty()
                ? Health.up().withDetail("started", camel.getRoutes().size()).build()
                : Health.down().withDetail("stopped", stopped).build();
    }
}
