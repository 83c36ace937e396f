package io.x12gateway.routes.backend.claims;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsMessage;

/** Answers of the claims system to the questions of this node. */
final class ClaimsAnswerRoute extends RouteBuilder {
    private final int startupOrder;
    private final ClaimsQueues queues;

    /** @param startupOrder a number of its own; routes stop in reverse: answers are still heard while the last questions end */
    ClaimsAnswerRoute(int startupOrder, ClaimsQueues queues) {
        this.startupOrder = startupOrder;
        this.queues = queues;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("jms:queue:" + queues.side().answers() + "?mapJmsMessage=false")
                .routeId("backend." + queues.side().name() + ".answers")
                .startupOrder(startupOrder)
                .routeDescription("An answer of the claims system is handed to who waits for it")
                .process(exchange ->
                        queues.heard(exchange.getMessage(JmsMessage.class).getJmsMessage()));
    }
}
