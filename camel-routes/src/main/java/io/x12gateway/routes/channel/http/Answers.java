package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers that are JSON, and turns faults into problems. */
@Component
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private final JsonMapper json;

    Answers(JsonMapper json) {
        this.json = json;
    }

    public HttpAnswer json(int status, Object value) {
        return HttpAnswer.of(status, "application/json", json.writeValueAsBytes(value));
    }

    public HttpAnswer problem(Problem problem) {
        var answer = HttpAnswer.of(
                problem.type().status(), Problem.MEDIA_TYPE, json.writeValueAsBytes(problem.members()));
        return problem.type() == ProblemType.BUSY
                ? answer.with("Retry-After", Integer.toString(Problem.RETRY_AFTER_SECONDS))
                : answer;
    }

    /** Logs what we must act on, with its codes; what the sender sent is in no log. */
    public HttpAnswer fault(Throwable thrown) {
        var fault = thrown instanceof GatewayFault known
                ? known
                : new GatewayFault(FaultKind.GATEWAY, "unexpected", thrown.getClass().getName(), thrown);
        switch (fault.kind()) {
            case GATEWAY -> LOG.error("request failed: {}", fault.code(), fault);
            case BACK_END, CAPACITY -> LOG.warn("request refused: {} {}", fault.kind(), fault.code());
            case SENDER -> LOG.info("request refused: {}", fault.code());
        }
        return problem(Problem.of(fault));
    }
}
