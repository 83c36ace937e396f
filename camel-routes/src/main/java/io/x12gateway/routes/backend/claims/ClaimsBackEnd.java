package io.x12gateway.routes.backend.claims;

import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.BackEnd;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.claimstatus.ClaimStatusResponse;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.mapping.ClaimsDialect;
import io.x12gateway.edi.mapping.DialectException;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import io.x12gateway.routes.broker.Broker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Puts 276s to the claims system in its own XML and makes a 277 of what it says. A READ: asking twice is harmless.
 */
final class ClaimsBackEnd implements BackEnd, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClaimsBackEnd.class);
    private static final String QUALIFIER = "ZZ";
    private static final String CLAIMS_SYSTEM = "CLAIMS";

    /** The interchange around the 277 never leaves the gateway, which numbers what it sends itself. */
    private static final ControlNumber INSIDE = new ControlNumber(1);

    private final ClaimsQueues queues;
    private final Broker broker;
    private final GatewayIdentity identity;
    private final Clock clock;
    private final ClaimsDialect dialect = ClaimsDialect.standard();
    private final InterchangeWriter writer = new InterchangeWriter();

    ClaimsBackEnd(ClaimsQueues queues, Broker broker, GatewayIdentity identity, Clock clock) {
        this.queues = queues;
        this.broker = broker;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public String name() {
        return queues.side().name();
    }

    @Override
    public Answer ask(Question question, Duration deadline) {
        boolean test = question.usage().equals("T");
        try {
            var request = ClaimStatusRequest.read(question.transaction(), question.delimiters());
            var asked = dialect.toInquiry(request, question.inquiryId(), test);
            var heard = queues.ask(question.inquiryId(), asked, deadline);
            var at = LocalDateTime.ofInstant(clock.instant(), identity.zone());
            return new Answer.Answered(
                    interchange(dialect.toResponse(heard, request, question.inquiryId(), at), at, test));
        } catch (UnreadableTransactionException e) {
            return new Answer.Refused("not-readable: " + e.getMessage());
        } catch (DialectException e) {
            LOG.warn("inquiry {}: the claims system's answer cannot be used ({})", question.inquiryId(), e.reason());
            return new Answer.NoAnswer("answer-not-understood: " + e.reason());
        } catch (IOException e) {
            LOG.info("inquiry {}: {}", question.inquiryId(), e.getMessage());
            return new Answer.NoAnswer("silent: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.NoAnswer("interrupted");
        }
    }

    /** The broker between us is all that can be seen; whether anyone listens behind it, only an answer shows. */
    @Override
    public String check() {
        return broker.reachable() ? "" : "broker not reached";
    }

    @Override
    public void close() {
        queues.close();
    }

    private byte[] interchange(ClaimStatusResponse response, LocalDateTime at, boolean test) {
        var us = identity.identity();
        var envelope = Envelope.of(
                TransactionType.CLAIM_STATUS_RESPONSE,
                QUALIFIER,
                CLAIMS_SYSTEM,
                us.qualifier(),
                us.id(),
                INSIDE,
                INSIDE,
                at,
                test);
        return writer.write(envelope, List.of(OutgoingTransaction.of(response.segments())));
    }
}
