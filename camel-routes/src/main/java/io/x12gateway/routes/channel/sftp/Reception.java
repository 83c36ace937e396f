package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.intake.Receipt;

/** Takes in what partners have uploaded. */
@FunctionalInterface
interface Reception {
    /**
     * Returns once the upload is durable; only then is its sender told that it arrived.
     *
     * @throws Exception it was not received: a {@link io.x12gateway.core.fault.GatewayFault} says who must act
     */
    Receipt receive(FinishedUpload upload) throws Exception;
}
