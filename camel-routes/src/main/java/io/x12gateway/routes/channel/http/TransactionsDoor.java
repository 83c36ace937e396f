package io.x12gateway.routes.channel.http;

import io.x12gateway.core.disposition.RealTime;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.routes.settings.RealTimeSettings;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.Optional;

/** Raw X12 over HTTP: answered on the line, or received as a batch if the sender prefers that. */
@Component("transactionsDoor")
public final class TransactionsDoor {
    private final RealTime realTime;
    private final Intake intake;
    private final RealTimeSettings times;
    private final HttpSettings limits;
    private final ReceivedAnswers answers;

    TransactionsDoor(
            RealTime realTime, Intake intake, RealTimeSettings times, HttpSettings limits, ReceivedAnswers answers) {
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
                ? answers.receipt(intake.receive(arrival))
                : answers.of(realTime.answer(arrival, times.deadline()));
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
        if (!MediaTypes.X12_SENT_AS.contains(mediaType(http.contentType())))
            return sender(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE.code(),
                    "Send X12 as " + MediaTypes.X12 + ", text/plain or application/octet-stream.");
        if (http.idempotencyKey().filter(Parameters::isBadKey).isPresent()) return Optional.of(Parameters.badKey());
        return Optional.empty();
    }

    private static Optional<GatewayFault> sender(String code, String message) {
        return Optional.of(new GatewayFault(FaultKind.SENDER, code, message));
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
