package io.x12gateway.routes.channel.queue;

import io.x12gateway.routes.broker.Queues;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsMessage;

/** Remittance files of the claims system's payment runs. */
final class RemittanceRoute extends RouteBuilder {
    private final RemittanceDoor door;
    private final int consumers;

    RemittanceRoute(RemittanceDoor door, int consumers) {
        this.door = door;
        this.consumers = consumers;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("jms:queue:" + Queues.CLAIMS_REMITTANCE + "?mapJmsMessage=false&concurrentConsumers=" + consumers)
                .routeId("channel.queue.remittance")
                .routeDescription("A remittance file becomes a submission before its message is acknowledged")
                .process(exchange ->
                        door.receive(exchange.getMessage(JmsMessage.class).getJmsMessage()));
    }
}
