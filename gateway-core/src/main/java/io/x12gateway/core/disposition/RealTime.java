package io.x12gateway.core.disposition;

import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;

import java.time.Duration;

/**
 * Answers one inquiry on the line. Two commits: the submission is durable before a back end is asked, and the answer
 * before it is given.
 */
public final class RealTime {
    private final Intake intake;

    public RealTime(Intake intake) {
        this.intake = intake;
    }

    /**
     * Blocks up to {@code deadline}.
     *
     * @throws io.x12gateway.core.fault.GatewayFault as {@link Intake#receive}, and {@code back-end-busy} (CAPACITY):
     *     nothing was received
     */
    public RealTimeAnswer answer(Arrival arrival, Duration deadline) {
        return new RealTimeAnswer.Deferred(intake.receive(arrival));
    }
}
