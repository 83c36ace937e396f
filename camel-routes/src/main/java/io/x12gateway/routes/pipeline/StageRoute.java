package io.x12gateway.routes.pipeline;

import io.x12gateway.core.outbox.Stage;
import io.x12gateway.routes.broker.Queues;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** What the stage routes have in common: a transacted consumer that gives a message back when the work fails. */
abstract class StageRoute extends RouteBuilder {
    private final PipelineSettings settings;

    StageRoute(PipelineSettings settings) {
        this.settings = settings;
    }

    /** No error handler of Camel's: handling an exception would commit the message away. */
    final RouteDefinition fromQueueOf(Stage stage) {
        errorHandler(noErrorHandler());
        return from("jms:queue:" + Queues.of(stage) + "?concurrentConsumers=" + settings.consumers(stage));
    }
}
