package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.submission.Channel;
import io.x12gateway.routes.channel.http.Answers;
import io.x12gateway.routes.channel.http.HttpAnswer;
import io.x12gateway.routes.channel.http.HttpArrival;
import io.x12gateway.routes.channel.http.Problem;
import io.x12gateway.routes.channel.http.ProblemType;
import io.x12gateway.routes.settings.InterchangeSettings;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/** Envelopes as multipart/form-data: one part for each field, the payload last. */
@Component
@Order(1)
final class MimeBinding implements Binding {
    private static final long ENVELOPE_BYTES_MAX = 128 * 1024; // fields and boundaries around the payload
    private final CoreSettings settings;
    private final InterchangeSettings ours;
    private final Answers answers;
    private final Clock clock;

    MimeBinding(CoreSettings settings, InterchangeSettings ours, Answers answers, Clock clock) {
        this.settings = settings;
        this.ours = ours;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public boolean takes(MediaType contentType) {
        return contentType.name().equals("multipart/form-data");
    }

    @Override
    public Channel channel() {
        return Channel.CORE_MIME;
    }

    @Override
    public long bytesMax(long payloadBytes) {
        return payloadBytes + ENVELOPE_BYTES_MAX;
    }

    @Override
    public Envelope open(HttpArrival http, MediaType contentType, InputStream body) throws IOException {
        var boundary = contentType
                .boundary()
                .orElseThrow(() -> new MalformedException("a multipart content type without a legal boundary"));
        return new MimeEnvelope(new Multipart(body, boundary));
    }

    @Override
    public HttpAnswer write(CoreAnswer answer, Envelope asked) {
        return new Parts().write(answer);
    }

    @Override
    public HttpAnswer write(EnvelopeError error, Envelope asked) {
        return write(
                CoreAnswer.error(error, asked, settings.answerVersion(asked.value(Field.CORE_RULE_VERSION))), asked);
    }

    @Override
    public HttpAnswer refuse(ProblemType type, String detail) {
        return answers.problem(Problem.of(type, detail));
    }

    private final class Parts {
        private final String boundary = "x12-gateway-" + UUID.randomUUID();
        private final StringBuilder text = new StringBuilder();

        HttpAnswer write(CoreAnswer answer) {
            answer.fields(ours.id(), clock.instant()).forEach((field, value) -> part(field.label(), value));
            part("ErrorCode", answer.errorCode());
            part("ErrorMessage", answer.errorMessage());
            var type = "multipart/form-data; boundary=" + boundary;
            return answer.headed(answer.payload()
                    .map(payload -> HttpAnswer.of(200, type, around(payload)))
                    .orElseGet(() -> HttpAnswer.of(200, type, bytes(text + end()))));
        }

        private HttpAnswer.Body around(OutgoingPayload payload) {
            head("Payload", "Content-Type: application/EDI-X12\r\n");
            return new Framed(bytes(text.toString()), payload, bytes("\r\n" + end()));
        }

        private void part(String name, String value) {
            head(name, "");
            text.append(value).append("\r\n");
        }

        private void head(String name, String headers) {
            text.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
            text.append(name).append("\"\r\n").append(headers).append("\r\n");
        }

        private String end() {
            return "--" + boundary + "--\r\n";
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
