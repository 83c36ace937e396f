package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.routes.channel.http.Answers;
import io.x12gateway.routes.channel.http.HttpAnswer;
import io.x12gateway.routes.channel.http.HttpArrival;
import io.x12gateway.routes.channel.http.HttpSettings;
import io.x12gateway.routes.channel.http.Problem;
import io.x12gateway.routes.channel.http.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One request and its answer, in whichever binding it came. What is readable as an envelope is answered with an envelope
 * and status 200, errors too; what is not, with a problem or a SOAP fault.
 */
@Component
public final class CoreExchange {
    private static final String RETRY_AFTER_SECONDS = "15";
    private static final int CONFLICT = 409;
    private final List<Binding> bindings;
    private final EnvelopeChecks checks;
    private final CoreDoor door;
    private final HttpSettings limits;
    private final Answers answers;

    CoreExchange(List<Binding> bindings, EnvelopeChecks checks, CoreDoor door, HttpSettings limits, Answers answers) {
        this.bindings = List.copyOf(bindings);
        this.checks = checks;
        this.door = door;
        this.limits = limits;
        this.answers = answers;
    }

    /** Called by the route. */
    public HttpAnswer receive(HttpArrival http) {
        var type = MediaType.parse(http.contentType());
        var binding =
                type.flatMap(t -> bindings.stream().filter(b -> b.takes(t)).findFirst());
        if (binding.isEmpty())
            return answers.problem(Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Send multipart/form-data, application/soap+xml, or multipart/related for MTOM."));
        return new Conversation(binding.get(), http).hold(type.orElseThrow());
    }

    private final class Conversation {
        private final Binding binding;
        private final HttpArrival http;
        private @Nullable Envelope envelope;

        Conversation(Binding binding, HttpArrival http) {
            this.binding = binding;
            this.http = http;
        }

        HttpAnswer hold(MediaType type) {
            long most = binding.bytesMax(limits.bodySizeMax().toBytes());
            if (http.contentLength() > most) return tooLarge();
            try {
                var opened = binding.open(http, type, new Allowance(http.body(), most + 1));
                envelope = opened;
                opened.read();
                var asked = checks.check(opened, http, binding.channel());
                return binding.write(door.carryOut(asked, opened, http.source()), opened);
            } catch (EnvelopeError | SoapFault | IOException | GatewayFault e) {
                return refusal(e);
            }
        }

        private HttpAnswer tooLarge() {
            return binding.refuse(
                    ProblemType.PAYLOAD_TOO_LARGE,
                    limits.bodySizeMax().toBytes() + " bytes of payload are allowed. Split the file.");
        }

        /** The error may come wrapped: the payload's own checks fail while intake reads. */
        private HttpAnswer refusal(Exception thrown) {
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                var said = said(cause);
                if (said.isPresent()) return said.get();
            }
            if (thrown instanceof GatewayFault fault) return refusal(fault);
            return binding.refuse(ProblemType.UPLOAD_BROKEN, "The connection broke before the envelope was complete.");
        }

        private Optional<HttpAnswer> said(Throwable cause) {
            if (cause instanceof EnvelopeError error) return Optional.of(error(error));
            if (cause instanceof SoapFault fault && binding instanceof SoapBinding soap)
                return Optional.of(soap.write(fault));
            if (cause instanceof MalformedException malformed)
                return Optional.of(binding.refuse(
                        ProblemType.BAD_REQUEST, "Not a readable envelope: " + malformed.getMessage() + "."));
            if (cause instanceof Allowance.ExceededException) return Optional.of(tooLarge());
            if (cause instanceof EOFException)
                return Optional.of(
                        binding.refuse(ProblemType.UPLOAD_BROKEN, "The envelope ended before its closing boundary."));
            return Optional.empty();
        }

        private HttpAnswer refusal(GatewayFault fault) {
            if (fault.code().equals(ProblemType.CLIENT_KEY_REUSED.code())) return error(EnvelopeChecks.reused());
            if (fault.code().equals(ProblemType.PAYLOAD_TOO_LARGE.code()))
                return binding.refuse(ProblemType.PAYLOAD_TOO_LARGE, String.valueOf(fault.getMessage()));
            if (fault.code().equals(ProblemType.UPLOAD_BROKEN.code()))
                return binding.refuse(
                        ProblemType.UPLOAD_BROKEN, "The connection broke before the envelope was complete.");
            var noted = answers.fault(fault);
            if (fault.kind() == FaultKind.SENDER)
                return error(new EnvelopeError(ErrorCode.SENDER, String.valueOf(fault.getMessage())));
            if (fault.kind() != FaultKind.CAPACITY) return receiver();
            boolean running = fault.code().equals("answer-in-progress");
            return receiver().status(running ? CONFLICT : noted.status()).with("Retry-After", RETRY_AFTER_SECONDS);
        }

        private HttpAnswer receiver() {
            return error(new EnvelopeError(
                    ErrorCode.RECEIVER,
                    "The gateway could not finish this; send the same message again later, with the same PayloadID."));
        }

        private HttpAnswer error(EnvelopeError error) {
            var asked = envelope;
            return asked == null
                    ? binding.refuse(ProblemType.BAD_REQUEST, String.valueOf(error.getMessage()))
                    : binding.write(error, asked);
        }
    }
}
