package io.x12gateway.routes.pipeline;

import io.x12gateway.core.outbox.Stage;

/** Accepted remittance files. */
final class DeliveryRoute extends StageRoute {
    private final StageConsumer stage;

    DeliveryRoute(PipelineSettings settings, StageConsumer stage) {
        super(settings);
        this.stage = stage;
    }

    @Override
    public void configure() {
        fromQueueOf(Stage.DELIVERY)
                .routeId("pipeline.delivery")
                .routeDescription("A remittance file is split by payee and put into the recipients' mailboxes")
                .bean(stage, "workOn");
    }
}
