package io.x12gateway.routes.pipeline;

import io.x12gateway.core.outbox.Stage;

/** Accepted claims. */
final class HandoverRoute extends StageRoute {
    private final StageConsumer stage;

    HandoverRoute(PipelineSettings settings, StageConsumer stage) {
        super(settings);
        this.stage = stage;
    }

    @Override
    public void configure() {
        fromQueueOf(Stage.HANDOVER)
                .routeId("pipeline.handover")
                .routeDescription("Accepted claims are handed over to the claims system and answered in a 277CA")
                .bean(stage, "workOn");
    }
}
