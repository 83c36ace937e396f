package io.x12gateway.samples.hets;

import com.sun.net.httpserver.HttpExchange;
import io.x12gateway.samples.fault.Fault;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.fault.FaultRule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** One call: HTTP, envelope, transaction, and what the faults in force make of the answer. */
final class Conversation {
    private static final int BODY_BYTES_MAX = 1 << 20;
    private static final String PROXY_PAGE =
            "<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>";

    private final HetsSettings settings;
    private final EnvelopeCheck envelopes;
    private final TransactionDesk transactions;
    private final FaultProfile faults;
    private final Clock clock;

    Conversation(HetsSettings settings, FaultProfile faults, Clock clock) {
        this.settings = settings;
        this.envelopes = new EnvelopeCheck(settings.payerId(), settings.submitters());
        this.transactions = new TransactionDesk(settings, clock);
        this.faults = faults;
        this.clock = clock;
    }

    void handle(HttpExchange exchange, Optional<String> certificateName) throws IOException, InterruptedException {
        if (!exchange.getRequestMethod().equals("POST")) {
            send(exchange, 405, "text/plain", bytes("send a CAQH CORE envelope with POST\n"));
            return;
        }
        var body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            send(exchange, 413, "text/plain", bytes("more than " + BODY_BYTES_MAX + " bytes\n"));
            return;
        }
        var contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        MimeForm form;
        try {
            form = MimeForm.read(contentType == null ? "" : contentType, body);
        } catch (MimeForm.Malformed e) {
            send(exchange, new CoreReply.EnvelopeError("Sender", String.valueOf(e.getMessage())), "UNKNOWN");
            return;
        }
        try {
            serve(exchange, envelopes.check(form, certificateName));
        } catch (EnvelopeCheck.Fault e) {
            var sender = form.text("SenderID");
            send(exchange, e.reply(), sender.isEmpty() ? "UNKNOWN" : sender);
        }
    }

    private void serve(HttpExchange exchange, CoreRequest request) throws IOException, InterruptedException {
        var judged = transactions.judge(request);
        var due = faults.next(judged.subjects());
        var reply = due.map(rule -> judged.answer(rule.fault())).orElseGet(judged::answer);
        var caller = request.submitter().id();
        if (due.isEmpty()) send(exchange, reply, caller);
        else misbehave(exchange, due.get(), reply, caller);
    }

    private void misbehave(HttpExchange exchange, FaultRule rule, CoreReply reply, String caller)
            throws IOException, InterruptedException {
        switch (rule.fault()) {
            case SLOW -> {
                Thread.sleep(rule.delayMillis());
                send(exchange, reply, caller);
            }
            case SILENT -> Thread.sleep(rule.delayMillis());
            case GARBAGE -> send(exchange, 200, "text/html", bytes(PROXY_PAGE));
            case REFUSED, FLAPPING ->
                send(exchange, new CoreReply.EnvelopeError("Receiver", "cannot be reached"), caller);
            case DUPLICATE, TRUNCATED -> send(exchange, damaged(reply, rule.fault()), caller);
            // a 271 tells of no sum that could be wrong
            case UNAVAILABLE, WRONG_CONTROL_NUMBER, UNBALANCED -> send(exchange, reply, caller);
        }
    }

    private static CoreReply damaged(CoreReply reply, Fault fault) {
        if (!(reply instanceof CoreReply.X12 x12)) return reply;
        var whole = x12.payload();
        if (fault == Fault.TRUNCATED)
            return new CoreReply.X12(x12.payloadType(), Arrays.copyOf(whole, whole.length / 2));
        var twice = Arrays.copyOf(whole, 2 * whole.length);
        System.arraycopy(whole, 0, twice, whole.length, whole.length);
        return new CoreReply.X12(x12.payloadType(), twice);
    }

    private void send(HttpExchange exchange, CoreReply reply, String to) throws IOException {
        var boundary = "Hets" + UUID.randomUUID().toString().replace("-", "");
        var form = reply.form(settings.payerId(), to, clock.instant());
        send(exchange, 200, "multipart/form-data; boundary=" + boundary, form.write(boundary));
    }

    private static void send(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
