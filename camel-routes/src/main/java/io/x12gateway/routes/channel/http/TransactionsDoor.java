package io.x12gateway.routes.channel.http;

import io.x12gateway.core.disposition.RealTime;
import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.routes.settings.RealTimeSettings;
import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Raw X12 over HTTP: answered on the line, or received as a batch if the sender prefers that. */
@Component("transactionsDoor")
public final class TransactionsDoor {
    static final String X12 = "application/edi-x12";
    private static final Set<String> TAKEN = Set.of(X12, "text/plain", "application/octet-stream");
    private static final int KEY_LENGTH_MAX = 200;
    private final RealTime realTime;
    private final Intake intake;
    private final RealTimeSettings times;
    private final HttpSettings limits;
    private final Answers answers;

    TransactionsDoor(RealTime realTime, Intake intake, RealTimeSettings times, HttpSettings limits, Answers answers) {
        this.realTime = realTime;
        this.intake = intake;
        this.times = times;
        this.limits = limits;
        this.answers = answers;
    }

    /** Called by the route. Blocks until the answer is durable. */
    public HttpAnswer receive(HttpArrival http) {
        var arrival = arrival(http);
        refuseEarly(http, arrival);
        return arrival.mode() == ProcessingMode.BATCH
                ? receipt(intake.receive(arrival))
                : answer(realTime.answer(arrival, times.deadline()));
    }

    private static Arrival arrival(HttpArrival http) {
        return new Arrival(
                http.caller().orElseThrow().id(),
                Channel.HTTP,
                prefersBatch(http.prefer()) ? ProcessingMode.BATCH : ProcessingMode.REAL_TIME,
                "",
                http.idempotencyKey(),
                http.body(),
                http.source());
    }

    private static boolean prefersBatch(String prefer) {
        for (var preference : prefer.split(",")) if (preference.strip().equalsIgnoreCase("respond-async")) return true;
        return false;
    }

    /** What can be refused before the first byte of the body is read. */
    private void refuseEarly(HttpArrival http, Arrival arrival) {
        var fault = earlyFault(http);
        if (fault.isEmpty()) return;
        intake.refuse(arrival, fault.get());
        throw fault.get();
    }

    private Optional<GatewayFault> earlyFault(HttpArrival http) {
        if (http.contentLength() > limits.bodySizeMax().toBytes())
            return sender(
                    "payload-too-large",
                    "The body has " + http.contentLength() + " bytes; "
                            + limits.bodySizeMax().toBytes() + " are allowed. Split the file.");
        if (!TAKEN.contains(mediaType(http.contentType())))
            return sender(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE.code(),
                    "Send X12 as " + X12 + ", text/plain or application/octet-stream.");
        if (http.idempotencyKey().filter(TransactionsDoor::isBadKey).isPresent())
            return sender(
                    ProblemType.BAD_REQUEST.code(),
                    "Idempotency-Key must have 1 to " + KEY_LENGTH_MAX + " printable ASCII characters.");
        return Optional.empty();
    }

    private static boolean isBadKey(String key) {
        return key.isBlank() || key.length() > KEY_LENGTH_MAX || !key.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }

    private static Optional<GatewayFault> sender(String code, String message) {
        return Optional.of(new GatewayFault(FaultKind.SENDER, code, message));
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private HttpAnswer answer(RealTimeAnswer answer) {
        return switch (answer) {
            case RealTimeAnswer.Responded r -> x12(r.submission(), r.kind(), r.interchange(), r.replayed());
            case RealTimeAnswer.Acknowledged a -> x12(a.submission(), a.kind(), a.interchange(), a.replayed());
            case RealTimeAnswer.Unreadable u -> unreadable(u);
            case RealTimeAnswer.Deferred d -> receipt(d.receipt());
        };
    }

    private static HttpAnswer x12(SubmissionId id, String kind, byte[] interchange, boolean replayed) {
        var answer = submission(HttpAnswer.of(200, X12, interchange), id).with("X-Transaction-Set", kind);
        return replayed ? replay(answer) : answer;
    }

    private HttpAnswer unreadable(RealTimeAnswer.Unreadable unreadable) {
        var findings = unreadable.findings().stream().map(FindingView::of).toList();
        var first = findings.isEmpty() ? "" : " " + findings.getFirst().message();
        var problem = new Problem(
                ProblemType.UNREADABLE_INPUT,
                "No interchange was found that a TA1 or 999 could answer." + first,
                Optional.of(unreadable.submission()),
                findings);
        return submission(answers.problem(problem), unreadable.submission());
    }

    private HttpAnswer receipt(Receipt receipt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("submission", receipt.submission().value());
        body.put("sha256", receipt.digest().sha256());
        body.put("sizeBytes", receipt.sizeBytes());
        body.put("receivedAt", receipt.receivedAt().toString());
        receipt.duplicateOf().ifPresent(first -> body.put("duplicateOf", first.value()));
        // A duplicate is on record and nothing more will come of it, so it is not merely "accepted".
        int status = receipt.duplicateOf().isPresent() ? 200 : 202;
        var answer = submission(answers.json(status, body), receipt.submission())
                .with("Location", "/v1/submissions/" + receipt.submission());
        return receipt.replayed() ? replay(answer) : answer;
    }

    private static HttpAnswer submission(HttpAnswer answer, SubmissionId id) {
        return answer.with("X-Submission-Id", id.value());
    }

    private static HttpAnswer replay(HttpAnswer answer) {
        return answer.with("Idempotent-Replay", "true");
    }
}
