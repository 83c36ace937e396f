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
import java.util.concurrent.Semaphore;

/** One call: HTTP, envelope, transaction, and what the faults in force make of the answer. */
final class Conversation {
    private static final int BODY_BYTES_MAX = 1 << 20;
    private static final String PROXY_PAGE =
            "<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>";

    private static final String UNKNOWN = "UNKNOWN";

    private final HetsSettings settings;
    private final EnvelopeCheck envelopes;
    private final TransactionDesk transactions;
    private final FaultProfile faults;
    private final Clock clock;
    private final Semaphore places;
    private final CallCount count;

    Conversation(HetsSettings settings, FaultProfile faults, Clock clock, CallCount count) {
        this.count = count;
        this.settings = settings;
        this.envelopes = new EnvelopeCheck(settings.payerId(), settings.submitters());
        this.transactions = new TransactionDesk(settings, clock);
        this.faults = faults;
        this.clock = clock;
        this.places = new Semaphore(settings.callsMax() == 0 ? Integer.MAX_VALUE : settings.callsMax());
    }

    void handle(HttpExchange exchange, Optional<String> certificateName) throws IOException, InterruptedException {
        count.begin();
        try {
            converse(exchange, certificateName);
        } finally {
            count.end();
        }
    }

    private void converse(HttpExchange exchange, Optional<String> certificateName)
            throws IOException, InterruptedException {
        if (!exchange.getRequestMethod().equals("POST")) {
            send(exchange, new Packing.HttpAnswer(405, "text/plain", bytes("send a CAQH CORE envelope with POST\n")));
            return;
        }
        var body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            send(
                    exchange,
                    new Packing.HttpAnswer(413, "text/plain", bytes("more than " + BODY_BYTES_MAX + " bytes\n")));
            return;
        }
        var header = exchange.getRequestHeaders().getFirst("Content-Type");
        var contentType = header == null ? "" : header;
        var packing = Packing.of(contentType);
        CoreFields fields;
        try {
            fields = packing.read(contentType, body);
        } catch (MalformedEnvelope e) {
            var error = new CoreReply.EnvelopeError("Sender", String.valueOf(e.getMessage()));
            send(exchange, packing.refuse(e, error.fields(settings.payerId(), UNKNOWN, clock.instant())));
            return;
        }
        var call = new Call(exchange, packing, fields.text("SenderID"));
        try {
            serve(call, envelopes.check(fields, certificateName));
        } catch (EnvelopeCheck.Fault e) {
            send(call, e.reply());
        }
    }

    /** Who is to be answered, and in which kind of envelope. */
    private record Call(HttpExchange exchange, Packing packing, String sender) {}

    private void serve(Call call, CoreRequest request) throws IOException, InterruptedException {
        var judged = transactions.judge(request);
        if (!places.tryAcquire()) {
            send(call, judged.answer(Fault.UNAVAILABLE));
            return;
        }
        try {
            var due = faults.next(call.packing().route(), judged.subjects());
            if (due.isEmpty()) send(call, judged.answer());
            else misbehave(call, due.get(), judged.answer(due.get().fault()));
        } finally {
            places.release();
        }
    }

    private void misbehave(Call call, FaultRule rule, CoreReply reply) throws IOException, InterruptedException {
        switch (rule.fault()) {
            case SLOW -> {
                Thread.sleep(rule.delayMillis());
                send(call, reply);
            }
            case SILENT -> Thread.sleep(rule.delayMillis());
            case GARBAGE -> send(call.exchange(), new Packing.HttpAnswer(200, "text/html", bytes(PROXY_PAGE)));
            case REFUSED, FLAPPING -> send(call, new CoreReply.EnvelopeError("Receiver", "cannot be reached"));
            case DUPLICATE, TRUNCATED -> send(call, damaged(reply, rule.fault()));
            // a 271 tells of no sum that could be wrong
            case UNAVAILABLE, WRONG_CONTROL_NUMBER, UNBALANCED -> send(call, reply);
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

    private void send(Call call, CoreReply reply) throws IOException {
        var to = call.sender().isEmpty() ? UNKNOWN : call.sender();
        send(call.exchange(), call.packing().write(reply.fields(settings.payerId(), to, clock.instant())));
    }

    private static void send(HttpExchange exchange, Packing.HttpAnswer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        try (var out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
