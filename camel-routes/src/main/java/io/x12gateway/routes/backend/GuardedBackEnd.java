package io.x12gateway.routes.backend;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.BackEnd;
import io.x12gateway.core.inquiry.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/**
 * A back end behind a limit on calls at once and a circuit breaker, with its latency measured. Whoever finds no place
 * before the deadline, or the circuit open, hears {@link Answer.NoAnswer} and the back end is left in peace.
 */
public final class GuardedBackEnd implements BackEnd, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedBackEnd.class);

    private final BackEnd backEnd;
    private final Guard<Answer> guard;

    /**
     * @param callsMax calls at once
     * @param rest how long the circuit stays open before a few probes go through
     */
    public GuardedBackEnd(BackEnd backEnd, int callsMax, Duration rest, MeterRegistry meters) {
        this.backEnd = backEnd;
        this.guard = new Guard<>(backEnd.name(), new Words(), callsMax, rest, meters);
    }

    @Override
    public String name() {
        return backEnd.name();
    }

    @Override
    public Answer ask(Question question, Duration deadline) {
        return guard.call(deadline, left -> backEnd.ask(question, left));
    }

    @Override
    public Answer askPatiently(Question question, Duration deadline) {
        return guard.callPatiently(deadline, left -> backEnd.ask(question, left));
    }

    @Override
    public String check() {
        return guard.isClosed() ? backEnd.check() : "the last calls failed";
    }

    /** Lets go of who waits, and closes the back end's connections, if it has any. */
    @Override
    public void close() {
        guard.stop();
        if (!(backEnd instanceof AutoCloseable connections)) return;
        try {
            connections.close();
        } catch (Exception e) {
            LOG.warn("the connections of {} did not close in order", name(), e);
        }
    }

    private static final class Words implements Guard.Words<Answer> {
        @Override
        public Answer unasked(String reason) {
            return new Answer.NoAnswer(reason);
        }

        @Override
        public String outcome(Answer answer) {
            return switch (answer) {
                case Answer.Answered a -> "answered";
                case Answer.Refused r -> "refused";
                case Answer.NoAnswer n -> Guard.NO_ANSWER;
            };
        }
    }
}
