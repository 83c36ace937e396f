package io.x12gateway.samples.scenario;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.acknowledgment.ClaimAck277;
import io.x12gateway.edi.acknowledgment.ClaimFaults;
import io.x12gateway.edi.claim.ClaimFlow;
import io.x12gateway.edi.claim.ClaimVerdict;
import io.x12gateway.edi.claim.PlacedClaim;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.mapping.ClaimSubmission;
import io.x12gateway.edi.mapping.ClaimsDialect;
import io.x12gateway.edi.mapping.DialectException;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;
import io.x12gateway.samples.claims.intake.Submissions;
import io.x12gateway.samples.claims.intake.Submissions.NoSubmission;
import io.x12gateway.samples.claims.ledger.Ledger;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** An 837 put to the mock claims system through the mappings, and the 277CA that comes of it. */
record ClaimsWithoutGateway(Ledger ledger) {
    private static final String SUBMISSION = "submission-1";

    String answer(byte[] file, InterchangeReport interchange, TransactionReport set) {
        var header = interchange.header();
        var transaction = Arrays.copyOfRange(
                file, (int) set.span().offset(), (int) set.span().end());
        var claims = new ArrayList<PlacedClaim>();
        var flow = ClaimFlow.of(transaction, header.delimiters());
        flow.forEachRemaining(claims::add);
        var submission = new ClaimSubmission(
                SUBMISSION,
                header.test(),
                set.type().orElseThrow() == TransactionType.INSTITUTIONAL_CLAIM,
                header.senderId(),
                "MACPAY1",
                flow.heading().beginning().reference(),
                claims);
        var verdicts = verdicts(submission);
        var at = LocalDateTime.of(2026, 11, 20, 9, 0);
        var issuer = new ClaimAck277.Issuer(
                Name.organisation("AY", "GATEWAY", "46", "GATEWAY"), SUBMISSION, "CA1", at.toLocalDate(), at);
        var answer = ClaimAck277.of(
                flow.heading(),
                claims.iterator(),
                ClaimFaults.of(transaction, header.delimiters(), set.findings()),
                claim -> Objects.requireNonNull(verdicts.get(claim.number())),
                issuer);
        var number = new ControlNumber(1);
        var envelope = Envelope.of(
                TransactionType.CLAIM_ACKNOWLEDGMENT,
                "ZZ",
                "GATEWAY",
                "ZZ",
                header.senderId(),
                number,
                number,
                at,
                header.test());
        return new String(ClaimAck277.write(envelope, List.of(answer)), StandardCharsets.ISO_8859_1);
    }

    private java.util.Map<Integer, ClaimVerdict> verdicts(ClaimSubmission submission) {
        var dialect = ClaimsDialect.standard();
        try {
            var receipt = new Submissions(ledger, null)
                    .read(dialect.writeSubmission(submission))
                    .answer();
            return dialect.readReceipt(receipt, submission).verdicts();
        } catch (DialectException | NoSubmission e) {
            throw new IllegalStateException(e);
        }
    }
}
