package io.x12gateway.routes.pipeline;

import io.x12gateway.core.outbox.Stage;

/** Accepted inquiries of batches. */
final class InquiryRoute extends StageRoute {
    private final StageConsumer stage;

    InquiryRoute(PipelineSettings settings, StageConsumer stage) {
        super(settings);
        this.stage = stage;
    }

    @Override
    public void configure() {
        fromQueueOf(Stage.INQUIRY)
                .routeId("pipeline.inquiry")
                .routeDescription("An inquiry is put to its back end and the answer is noted")
                .bean(stage, "workOn");
    }
}
