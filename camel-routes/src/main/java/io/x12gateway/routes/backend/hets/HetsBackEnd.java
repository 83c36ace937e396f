package io.x12gateway.routes.backend.hets;

import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.BackEnd;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.envelope.UnwritableTextException;
import io.x12gateway.edi.segment.Trace;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts 270s to HETS, one transaction per call, in an interchange of our own under our submitter id. A READ: asking
 * twice is harmless. The partner's BHT03 and traces go out and come back as they are.
 */
final class HetsBackEnd implements BackEnd, AutoCloseable {
    /** As in the routing table. */
    static final String NAME = "hets";

    /** As in the routing table, for test data. */
    static final String TEST_NAME = "hets-test";

    private static final Logger LOG = LoggerFactory.getLogger(HetsBackEnd.class);
    private static final String PAYLOAD_TYPE = "X12_270_Request_005010X279A1";
    private static final String QUALIFIER = "ZZ";
    private static final Duration PROBE_DEADLINE = Duration.ofSeconds(3);
    private static final int HTTP_OK = 200;
    private static final int HTTP_CLIENT_FAULTS = 400;
    private static final int HTTP_SERVER_FAULTS = 500;

    /** Statuses below 500 that speak of the moment and not of our request. */
    private static final Set<Integer> HTTP_PASSING = Set.of(408, 425, 429);

    private static final String THEIR_TROUBLE = "Receiver";
    private static final Pattern ERROR_CODE = Pattern.compile("[A-Za-z]{1,40}");

    private final String name;
    private final HetsSettings settings;
    private final Submitters submitters;
    private final ZoneId zone;
    private final Clock clock;
    private final CallNumbers numbers;
    private final InterchangeWriter writer = new InterchangeWriter().strict();
    private final @Nullable HetsWire wire;

    /** @param zone of the dates in ISA, GS and BHT */
    HetsBackEnd(String name, HetsSettings settings, ZoneId zone, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.submitters = settings.submitters();
        this.zone = zone;
        this.clock = clock;
        this.numbers = new CallNumbers(clock);
        this.wire = settings.configured() ? new HetsWire(settings) : null;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer ask(Question question, Duration deadline) {
        if (wire == null) return new Answer.NoAnswer("not-configured: " + name + " has no url");
        var submitter = submitters.id(question.contract());
        if (submitter.isEmpty())
            return new Answer.NoAnswer("not-configured: no submitter id for contract " + question.contract());
        try {
            var own = new OwnTrace(question.inquiryId(), settings.traceAssigner());
            var inquiry = own.addedTo(EligibilityInquiry.read(question.transaction(), question.delimiters()));
            var interchange = interchange(inquiry, submitter.get(), question.usage());
            return call(wire, request(interchange, submitter.get()), inquiry, own, deadline);
        } catch (UnreadableTransactionException | UnwritableTextException e) {
            return new Answer.Refused("not-writable: " + e.getMessage());
        }
    }

    @Override
    public String check() {
        if (wire == null) return "not configured";
        try {
            wire.probe(PROBE_DEADLINE);
            return "";
        } catch (IOException e) {
            return "not reached: " + e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void close() {
        if (wire != null) wire.close();
    }

    private byte[] interchange(EligibilityInquiry inquiry, String submitter, String usage) {
        var at = LocalDateTime.ofInstant(clock.instant(), zone);
        var number = numbers.next();
        var envelope = Envelope.of(
                TransactionType.ELIGIBILITY_INQUIRY,
                QUALIFIER,
                submitter,
                QUALIFIER,
                settings.payerId(),
                number,
                number,
                at,
                usage.equals("T"));
        return writer.write(envelope, List.of(OutgoingTransaction.of(inquiry.segments())));
    }

    private Answer call(HetsWire to, CoreRequest request, EligibilityInquiry inquiry, OwnTrace own, Duration deadline) {
        try {
            return answer(to.post(request, deadline), inquiry, own);
        } catch (CoreAnswer.Malformed e) {
            return new Answer.NoAnswer("envelope-unreadable: " + e.getMessage());
        } catch (IOException e) {
            LOG.info(
                    "inquiry {}: no answer from HETS ({})",
                    own.trace().number(),
                    e.getClass().getSimpleName());
            return new Answer.NoAnswer("silent: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.NoAnswer("interrupted");
        }
    }

    private CoreRequest request(byte[] interchange, String submitter) {
        var now = clock.instant();
        return switch (settings.envelope()) {
            case MIME -> CoreForm.realTime(PAYLOAD_TYPE, submitter, settings.payerId(), now, interchange);
            case SOAP -> CoreSoap.realTime(PAYLOAD_TYPE, submitter, settings.payerId(), now, interchange);
        };
    }

    private static Answer answer(HttpResponse<byte[]> response, EligibilityInquiry inquiry, OwnTrace own)
            throws CoreAnswer.Malformed {
        int status = response.statusCode();
        var contentType = response.headers().firstValue("Content-Type").orElse("");
        var fault = CoreSoap.isIn(contentType) ? CoreSoap.fault(response.body()) : Optional.<String>empty();
        if (fault.isPresent()) return soapFault(fault.get());
        if (status != HTTP_OK) return refusal(status);
        var core = CoreAnswer.read(contentType, response.body());
        var error = core.text("ErrorCode");
        if (!error.equals("Success")) return envelopeError(error);
        var sent = inquiry.traces().map(Trace::number).collect(Collectors.toSet());
        return HetsPayload.answer(core.bytes("Payload"), inquiry.beginning().reference(), sent, own);
    }

    private static Answer refusal(int status) {
        var lasting = status >= HTTP_CLIENT_FAULTS && status < HTTP_SERVER_FAULTS && !HTTP_PASSING.contains(status);
        return lasting ? new Answer.Refused("http-status: " + status) : new Answer.NoAnswer("http-status: " + status);
    }

    /** As with envelope errors; a fault of ours may travel with status 500, too. */
    private static Answer soapFault(String code) {
        var reason = "soap-fault: " + code;
        return code.equals(THEIR_TROUBLE) ? new Answer.NoAnswer(reason) : new Answer.Refused(reason);
    }

    /** {@code Receiver} is trouble of theirs, everything else a fault of ours (CORE 270, 2.2.0). */
    private static Answer envelopeError(String code) {
        var shown = ERROR_CODE.matcher(code).matches() ? code : "without a known code";
        return code.equals(THEIR_TROUBLE) || code.isEmpty()
                ? new Answer.NoAnswer("envelope-error: " + shown)
                : new Answer.Refused("envelope-error: " + shown);
    }
}
