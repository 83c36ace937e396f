package io.x12gateway.routes.channel.http;

import io.x12gateway.core.admission.TooMuch;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes answers that are JSON, and turns faults into problems. */
@Component
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int FRAMES_LOGGED = 5;
    private final JsonMapper json;

    Answers(JsonMapper json) {
        this.json = json;
    }

    public HttpAnswer json(int status, Object value) {
        return HttpAnswer.of(status, "application/json", json.writeValueAsBytes(value));
    }

    public HttpAnswer problem(Problem problem) {
        var answer =
                HttpAnswer.of(problem.type().status(), Problem.MEDIA_TYPE, json.writeValueAsBytes(problem.members()));
        return switch (problem.type()) {
            case BUSY -> answer.with("Retry-After", Integer.toString(Problem.RETRY_AFTER_SECONDS));
            case ANSWER_IN_PROGRESS -> answer.with("Retry-After", "1");
            default -> answer;
        };
    }

    /**
     * Logs what we must act on: codes and the place, never a message of a library, which may quote what it choked on.
     */
    public HttpAnswer fault(Throwable thrown) {
        var fault = thrown instanceof GatewayFault known
                ? known
                : new GatewayFault(
                        FaultKind.GATEWAY, "unexpected", thrown.getClass().getName(), thrown);
        switch (fault.kind()) {
            case GATEWAY -> LOG.error("request failed: {}, thrown at {}", fault.code(), origin(fault));
            case BACK_END, CAPACITY ->
                LOG.atLevel(fault instanceof TooMuch ? Level.DEBUG : Level.WARN)
                        .log("request refused: {} {}", fault.kind(), fault.code());
            case SENDER -> LOG.info("request refused: {}", fault.code());
        }
        var answer = problem(Problem.of(fault));
        return fault instanceof TooMuch refusal
                ? answer.with("Retry-After", Long.toString(refusal.retryAfterSeconds()))
                : answer;
    }

    private static String origin(Throwable thrown) {
        var root = thrown;
        for (var cause = thrown; cause != null; cause = cause.getCause()) root = cause;
        var frames = Arrays.stream(root.getStackTrace()).limit(FRAMES_LOGGED).map(Object::toString);
        return root.getClass().getName() + " " + frames.collect(Collectors.joining(" < "));
    }
}
