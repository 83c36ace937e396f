package io.x12gateway.routes.pipeline;

import io.x12gateway.core.outbox.Stage;

/** Received submissions. */
final class DispositionRoute extends StageRoute {
    private final StageConsumer stage;

    DispositionRoute(PipelineSettings settings, StageConsumer stage) {
        super(settings);
        this.stage = stage;
    }

    @Override
    public void configure() {
        fromQueueOf(Stage.DISPOSITION)
                .routeId("pipeline.disposition")
                .routeDescription("A submission is judged and acknowledged, its inquiries and deliveries are set going")
                .bean(stage, "workOn");
    }
}
