package io.x12gateway.routes.backend;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.handover.ClaimsSystem;
import io.x12gateway.core.handover.Handed;
import io.x12gateway.edi.mapping.ClaimSubmission;

import java.time.Duration;

/**
 * A claims system behind a limit on handovers at once and a circuit breaker, as {@link GuardedBackEnd} is for inquiries: a
 * silent intake does not stop inquiries, and the other way round.
 */
public final class GuardedClaimsSystem implements ClaimsSystem {
    private final ClaimsSystem system;
    private final Guard<Handed> guard;

    /**
     * @param callsMax handovers at once
     * @param rest how long the circuit stays open before a few probes go through
     */
    public GuardedClaimsSystem(ClaimsSystem system, int callsMax, Duration rest, MeterRegistry meters) {
        this.system = system;
        this.guard = new Guard<>(system.name(), new Words(), callsMax, rest, meters);
    }

    @Override
    public String name() {
        return system.name();
    }

    @Override
    public Handed hand(ClaimSubmission submission, Duration deadline) {
        return guard.call(deadline, left -> system.hand(submission, left));
    }

    private static final class Words implements Guard.Words<Handed> {
        @Override
        public Handed unasked(String reason) {
            return new Handed.NoAnswer(reason);
        }

        @Override
        public String outcome(Handed handed) {
            return switch (handed) {
                case Handed.Received r -> "answered";
                case Handed.Refused r -> "refused";
                case Handed.NoAnswer n -> Guard.NO_ANSWER;
            };
        }
    }
}
