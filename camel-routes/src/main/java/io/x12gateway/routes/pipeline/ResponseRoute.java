package io.x12gateway.routes.pipeline;

import io.x12gateway.core.outbox.Stage;

/** Interchanges whose inquiries are all closed. */
final class ResponseRoute extends StageRoute {
    private final StageConsumer stage;

    ResponseRoute(PipelineSettings settings, StageConsumer stage) {
        super(settings);
        this.stage = stage;
    }

    @Override
    public void configure() {
        fromQueueOf(Stage.ASSEMBLY)
                .routeId("pipeline.response")
                .routeDescription("The answers to one interchange become one response in the sender's mailbox")
                .bean(stage, "workOn");
    }
}
