package io.x12gateway.routes.channel.http;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The door for raw X12 as a route. */
@Component
class HttpRoutes extends RouteBuilder {
    private final TransactionsDoor transactions;
    private final Doors doors;

    HttpRoutes(TransactionsDoor transactions, Doors doors) {
        this.transactions = transactions;
        this.doors = doors;
    }

    @Override
    public void configure() {
        doors.answerFaults(this);

        from(doors.at("transactions"))
                .routeId("channel.http.transactions")
                .routeDescription("Raw X12 is received and, unless the sender prefers otherwise, answered on the line")
                .bean(transactions, "receive");
    }
}
