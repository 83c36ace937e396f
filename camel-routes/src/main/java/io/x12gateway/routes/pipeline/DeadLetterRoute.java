package io.x12gateway.routes.pipeline;

import io.x12gateway.core.outbox.Stage;
import io.x12gateway.routes.broker.Queues;
import org.apache.camel.builder.RouteBuilder;

import java.util.Locale;

/** Work that the stage queues gave up. One at a time: it may be what brought the others down. */
final class DeadLetterRoute extends RouteBuilder {
    private final StageConsumer stage;

    DeadLetterRoute(StageConsumer stage) {
        this.stage = stage;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        for (var each : Stage.values())
            from("jms:queue:" + Queues.deadLettersOf(Queues.of(each)))
                    .routeId("pipeline.dead-letters." + each.name().toLowerCase(Locale.ROOT))
                    .routeDescription("Work that failed at every attempt is tried once more, then counts as failed")
                    .bean(stage, "lastAttempt");
    }
}
