package io.x12gateway.routes.backend.claims;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsMessage;

/** Answers of the claims system to the questions of this node. */
final class ClaimsAnswerRoute extends RouteBuilder {
    private final String queue;
    private final ClaimsQueues queues;

    /** @param queue this node's own */
    ClaimsAnswerRoute(String queue, ClaimsQueues queues) {
        this.queue = queue;
        this.queues = queues;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("jms:queue:" + queue + "?mapJmsMessage=false")
                .routeId("backend.claims.answers")
                // Routes stop in reverse: answers are still heard while the last questions end.
                .startupOrder(10)
                .routeDescription("An answer of the claims system is handed to who waits for it")
                .process(exchange ->
                        queues.heard(exchange.getMessage(JmsMessage.class).getJmsMessage()));
    }
}
