package io.x12gateway.routes.pipeline;

import io.x12gateway.core.outbox.Stage;

/** Files with claims in them. */
final class LineageRoute extends StageRoute {
    private final StageConsumer stage;

    LineageRoute(PipelineSettings settings, StageConsumer stage) {
        super(settings);
        this.stage = stage;
    }

    @Override
    public void configure() {
        fromQueueOf(Stage.LINEAGE)
                .routeId("pipeline.lineage")
                .routeDescription("It is noted where the claims of a file stand, so that each can be traced")
                .bean(stage, "workOn");
    }
}
