package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.intake.Intake;
import org.apache.camel.builder.RouteBuilder;

/** The door as a route: what a partner has uploaded is received, and its receipt waits for it. */
final class SftpInboundRoute extends RouteBuilder {
    /** Starts after every other route, stops before it; routes that do not say count from 1000 on. */
    private static final int LAST = 100_000;

    private final Intake intake;

    SftpInboundRoute(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void configure() {
        from(SftpServerComponent.SCHEME + ":" + SftpServerEndpoint.INBOUND)
                .routeId("channel.sftp.inbound")
                .routeDescription("A finished upload is received; its receipt waits in the partner's mailbox")
                .startupOrder(LAST)
                .errorHandler(noErrorHandler()) // what goes wrong is the answer to the client
                .bean(UploadArrival.class, "of")
                .bean(intake, "receive");
    }
}
