package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.routes.channel.http.Answers;
import io.x12gateway.routes.channel.http.HttpAnswer;
import io.x12gateway.routes.channel.http.HttpArrival;
import io.x12gateway.routes.channel.http.HttpSettings;
import io.x12gateway.routes.channel.http.Problem;
import io.x12gateway.routes.channel.http.ProblemType;
import io.x12gateway.routes.settings.InterchangeSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.EOFException;
import java.io.IOException;
import java.time.Clock;

/**
 * One request and its answer. What is readable as an envelope is answered with an envelope and status 200, errors too;
 * what is not, with a problem.
 */
@Component
public final class CoreExchange {
    private static final long ENVELOPE_BYTES_MAX = 128 * 1024; // fields and boundaries around the payload
    private final EnvelopeChecks checks;
    private final CoreDoor door;
    private final HttpSettings limits;
    private final InterchangeSettings ours;
    private final CoreSettings settings;
    private final Answers answers;
    private final Clock clock;

    CoreExchange(
            EnvelopeChecks checks,
            CoreDoor door,
            HttpSettings limits,
            InterchangeSettings ours,
            CoreSettings settings,
            Answers answers,
            Clock clock) {
        this.checks = checks;
        this.door = door;
        this.limits = limits;
        this.ours = ours;
        this.settings = settings;
        this.answers = answers;
        this.clock = clock;
    }

    /** Called by the route. */
    public HttpAnswer receive(HttpArrival http) {
        var boundary = Multipart.boundary(http.contentType());
        if (boundary.isEmpty())
            return problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send multipart/form-data with a boundary.");
        if (http.contentLength() > limits.bodySizeMax().toBytes() + ENVELOPE_BYTES_MAX)
            return problem(
                    ProblemType.PAYLOAD_TOO_LARGE,
                    limits.bodySizeMax().toBytes() + " bytes of payload are allowed. Split the file.");
        return receive(new Multipart(http.body(), boundary.get()), http);
    }

    private HttpAnswer receive(Multipart parts, HttpArrival http) {
        Envelope envelope = null;
        try {
            envelope = Envelope.read(parts);
            var asked = checks.check(envelope, http.caller(), http.source());
            return write(door.carryOut(asked, envelope, http));
        } catch (EnvelopeError | IOException | GatewayFault e) {
            return refusal(e, envelope);
        }
    }

    /** The error may come wrapped: the payload's own checks fail while intake reads. */
    private HttpAnswer refusal(Exception thrown, @Nullable Envelope envelope) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EnvelopeError error) return write(error(error, envelope));
            if (cause instanceof Multipart.MalformedException malformed)
                return problem(ProblemType.BAD_REQUEST, "Not a readable envelope: " + malformed.getMessage() + ".");
            if (cause instanceof EOFException)
                return problem(ProblemType.UPLOAD_BROKEN, "The envelope ended before its closing boundary.");
        }
        if (thrown instanceof GatewayFault fault) return refusal(fault, envelope);
        return problem(ProblemType.UPLOAD_BROKEN, "The connection broke before the envelope was complete.");
    }

    private HttpAnswer refusal(GatewayFault fault, @Nullable Envelope envelope) {
        if (fault.code().equals(ProblemType.CLIENT_KEY_REUSED.code()))
            return write(error(EnvelopeChecks.replayed(), envelope));
        var answer = answers.fault(fault);
        return fault.kind() == FaultKind.GATEWAY || fault.kind() == FaultKind.BACK_END
                ? write(error(
                        new EnvelopeError("Receiver", "The gateway could not work on this; send it again later."),
                        envelope))
                : answer;
    }

    private static CoreAnswer error(EnvelopeError error, @Nullable Envelope envelope) {
        var mode = envelope == null ? "" : envelope.value(Field.PROCESSING_MODE);
        return CoreAnswer.error(
                error.code(),
                String.valueOf(error.getMessage()),
                mode.equals("Batch") ? "Batch" : "RealTime",
                envelope == null ? "" : plain(envelope.value(Field.SENDER_ID)));
    }

    /** What the caller wrote goes back into a line of its own; nothing in it may end that line. */
    private static String plain(String text) {
        return text.replaceAll("[^ -~]", "");
    }

    private HttpAnswer write(CoreAnswer answer) {
        return answer.write(ours.id(), clock.instant(), settings.ruleVersions().getFirst());
    }

    private HttpAnswer problem(ProblemType type, String detail) {
        return answers.problem(Problem.of(type, detail));
    }
}
