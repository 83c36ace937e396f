package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.lineage.Lineage;
import io.x12gateway.core.lineage.Story;
import io.x12gateway.core.partner.PartnerId;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.Optional;

/**
 * The story of a claim. The number comes in the body: an address is written down by whatever stands between the caller
 * and this door, and numbers of claims are not for everybody's logs.
 */
@RestController
class TraceController {
    private static final int BODY_BYTES_MAX = 4096;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String KEY = "key";
    private static final String PATIENT = "patient";
    private static final String OPERATOR = "operator";
    private final Lineage lineage;

    TraceController(Lineage lineage) {
        this.lineage = lineage;
    }

    /** What is the caller's own: its submissions and its mailbox. */
    @PostMapping(path = "/v1/trace", consumes = MediaTypes.JSON, produces = MediaTypes.JSON)
    Story trace(PartnerId partner, HttpServletRequest request) throws IOException {
        Parameters.onlyKnown(request);
        return found(lineage.trace(partner, text(body(request), KEY), request.getRemoteAddr()));
    }

    /** Whoever sent or got it; with {@code patient} instead of {@code key} the claims of one patient. */
    @PostMapping(path = "/operator/trace", consumes = MediaTypes.JSON, produces = MediaTypes.JSON)
    Story traceAll(HttpServletRequest request) throws IOException {
        var body = body(request);
        var source = request.getRemoteAddr();
        if (body.has(PATIENT) == body.has(KEY)) throw unreadable();
        return found(
                body.has(PATIENT)
                        ? lineage.patient(OPERATOR, text(body, PATIENT), source)
                        : lineage.trace(OPERATOR, text(body, KEY), source));
    }

    /** Has files gone through that were stored before claims were noted. */
    @PostMapping("/operator/trace/index")
    Enqueued index() {
        return new Enqueued(lineage.indexOlder());
    }

    record Enqueued(int files) {}

    private static Story found(Optional<Story> story) {
        return story.orElseThrow(() -> new GatewayFault(
                FaultKind.SENDER, "no-such-trace", "There is nothing of yours under this number or id."));
    }

    private static JsonNode body(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) throw unreadable();
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw unreadable();
        }
    }

    private static String text(JsonNode body, String field) {
        return body.path(field)
                .stringValueOpt()
                .filter(text -> !text.isBlank())
                .orElseThrow(TraceController::unreadable);
    }

    private static GatewayFault unreadable() {
        return new GatewayFault(
                FaultKind.SENDER,
                ProblemType.INVALID_JSON.code(),
                "Send {\"key\": \"...\"} with a claim number, a payer control number, a trace or check number, or the id"
                        + " of a submission or document.");
    }
}
