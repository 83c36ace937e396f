package io.x12gateway.routes.channel.http.core;

import io.x12gateway.routes.channel.http.Doors;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The CORE door as a route. */
@Component
class CoreRoutes extends RouteBuilder {
    private final CoreExchange exchange;
    private final Doors doors;

    CoreRoutes(CoreExchange exchange, Doors doors) {
        this.exchange = exchange;
        this.doors = doors;
    }

    @Override
    public void configure() {
        doors.answerFaults(this);

        from(doors.at("core"))
                .routeId("channel.http.core")
                .routeDescription("A CAQH CORE envelope is opened, and what it asks for is carried out")
                .bean(exchange, "receive");
    }
}
