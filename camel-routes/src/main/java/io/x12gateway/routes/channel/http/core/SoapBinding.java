package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.submission.Channel;
import io.x12gateway.routes.channel.http.HttpAnswer;
import io.x12gateway.routes.channel.http.HttpArrival;
import io.x12gateway.routes.channel.http.ProblemType;
import io.x12gateway.routes.settings.InterchangeSettings;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Envelopes in SOAP 1.2 messages; batches as MTOM parts. What is no envelope, and what the rule calls Sender and
 * Receiver, is answered with a fault.
 */
@Component
@Order(2)
final class SoapBinding implements Binding {
    private static final long ENVELOPE_BYTES_MAX = 384 * 1024;
    /** The last is SOAP 1.1, whose senders are told of their version. */
    private static final Set<String> MESSAGES = Set.of(Soap.MEDIA_TYPE, "text/xml");

    private static final String MTOM = "multipart/related";
    private static final String ANSWER_TYPE = Soap.MEDIA_TYPE + "; charset=UTF-8";
    private final CoreSettings settings;
    private final InterchangeSettings ours;
    private final Clock clock;

    SoapBinding(CoreSettings settings, InterchangeSettings ours, Clock clock) {
        this.settings = settings;
        this.ours = ours;
        this.clock = clock;
    }

    @Override
    public boolean takes(MediaType contentType) {
        return MESSAGES.contains(contentType.name()) || contentType.name().equals(MTOM);
    }

    @Override
    public Channel channel() {
        return Channel.CORE_SOAP;
    }

    /** Base64 in lines takes half as much again. */
    @Override
    public long bytesMax(long payloadBytes) {
        return payloadBytes + payloadBytes / 2 + ENVELOPE_BYTES_MAX;
    }

    @Override
    public Envelope open(HttpArrival http, MediaType contentType, InputStream body) throws IOException {
        if (!contentType.name().equals(MTOM)) {
            utf8(contentType);
            return new SoapEnvelope(new Allowance(body, 0), Optional.empty());
        }
        var boundary = contentType
                .boundary()
                .orElseThrow(() -> new MalformedException("a multipart content type without a legal boundary"));
        var parts = new Multipart(body, boundary);
        var root = parts.next().orElseThrow(() -> new MalformedException("a multipart without parts"));
        checkRoot(contentType, root);
        return new SoapEnvelope(new Allowance(root.body(), 0), Optional.of(parts));
    }

    private static void checkRoot(MediaType contentType, Multipart.Part root) throws MalformedException {
        var start = contentType.parameter("start").orElse("");
        if (!start.isEmpty() && !start.equals(root.header("content-id")))
            throw new MalformedException("the part that start names is not the first");
        var type = MediaType.parse(root.header("content-type"))
                .filter(t -> t.name().equals(Soap.XOP_MEDIA_TYPE) || t.name().equals(Soap.MEDIA_TYPE))
                .orElseThrow(() -> new MalformedException("the first part is no SOAP message"));
        utf8(type);
    }

    private static void utf8(MediaType type) {
        var charset = type.parameter("charset").orElse("utf-8").toLowerCase(Locale.ROOT);
        if (!charset.equals("utf-8") && !charset.equals("us-ascii"))
            throw SoapFault.refused("The message is not in UTF-8; send it in UTF-8");
    }

    @Override
    public HttpAnswer write(CoreAnswer answer, Envelope asked) {
        var operation = operation(asked);
        if (operation.isEmpty()) return fault(SoapFault.Code.SENDER, 500, "Envelope is not well formed");
        return answer.headed(answer.payload()
                .map(payload -> carried(answer, operation.get(), payload))
                .orElseGet(() -> HttpAnswer.of(200, ANSWER_TYPE, message(answer, operation.get(), Optional.empty()))));
    }

    private static Optional<SoapOperation> operation(Envelope asked) {
        return asked instanceof SoapEnvelope envelope ? envelope.operation() : Optional.empty();
    }

    private HttpAnswer carried(CoreAnswer answer, SoapOperation operation, OutgoingPayload payload) {
        var text = operation.isText() && payload instanceof OutgoingPayload.InMemory held
                ? SoapWriter.text(held.bytes())
                : Optional.<String>empty();
        return text.map(t -> HttpAnswer.of(200, ANSWER_TYPE, message(answer, operation, Optional.of(t))))
                .orElseGet(() -> attached(answer, operation, payload));
    }

    private byte[] message(CoreAnswer answer, SoapOperation operation, Optional<String> payload) {
        return SoapWriter.envelope(
                operation.response(), answer.ruleVersion(), answer.fields(ours.id(), clock.instant()), payload, answer);
    }

    /** MTOM: the message, and the payload behind it as it is. */
    private HttpAnswer attached(CoreAnswer answer, SoapOperation operation, OutgoingPayload payload) {
        var boundary = "x12-gateway-" + UUID.randomUUID();
        var include = "<xop:Include xmlns:xop=\"" + Soap.XOP + "\" href=\"cid:payload@gateway\"/>";
        var before = "--" + boundary + "\r\nContent-Type: " + Soap.XOP_MEDIA_TYPE + "; charset=UTF-8; type=\""
                + Soap.MEDIA_TYPE + "\"\r\nContent-Transfer-Encoding: 8bit\r\nContent-ID: <root@gateway>\r\n\r\n"
                + new String(message(answer, operation, Optional.of(include)), StandardCharsets.UTF_8)
                + "\r\n--" + boundary + "\r\nContent-Type: application/octet-stream\r\n"
                + "Content-Transfer-Encoding: binary\r\nContent-ID: <payload@gateway>\r\n\r\n";
        var type = MTOM + "; boundary=\"" + boundary + "\"; type=\"" + Soap.XOP_MEDIA_TYPE
                + "\"; start=\"<root@gateway>\"; start-info=\"" + Soap.MEDIA_TYPE + "\"";
        var after = "\r\n--" + boundary + "--\r\n";
        return HttpAnswer.of(
                200,
                type,
                new Framed(
                        before.getBytes(StandardCharsets.UTF_8), payload, after.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public HttpAnswer write(EnvelopeError error, Envelope asked) {
        var reason = String.valueOf(error.getMessage());
        if (error.code() == ErrorCode.SENDER) return fault(SoapFault.Code.SENDER, 400, reason);
        if (error.code() == ErrorCode.RECEIVER) return fault(SoapFault.Code.RECEIVER, 500, reason);
        var version = settings.answerVersion(asked.formVersion().orElse(""));
        return write(CoreAnswer.error(error, asked, version), asked);
    }

    @Override
    public HttpAnswer refuse(ProblemType type, String detail) {
        var code = type.status() < 500 && type.status() != 409 ? SoapFault.Code.SENDER : SoapFault.Code.RECEIVER;
        return fault(code, type.status(), detail);
    }

    HttpAnswer write(SoapFault fault) {
        return HttpAnswer.of(
                fault.status(), ANSWER_TYPE, SoapWriter.fault(fault.code(), fault.reason(), fault.notUnderstood()));
    }

    private HttpAnswer fault(SoapFault.Code code, int status, String reason) {
        return HttpAnswer.of(status, ANSWER_TYPE, SoapWriter.fault(code, reason, List.of()));
    }
}
