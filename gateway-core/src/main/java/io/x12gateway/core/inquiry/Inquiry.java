package io.x12gateway.core.inquiry;

import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;

import java.time.Instant;
import java.util.Optional;

/**
 * One accepted transaction set that a back end has to answer.
 *
 * @param id a ULID, also our trace towards the back end
 * @param assembly the response that its answer becomes part of; one per received interchange
 * @param sequence its place in that response
 * @param transaction where its bytes are in the submission's payload
 * @param answer the back end's answer, a complete X12 interchange, once there is one
 */
public record Inquiry(
        String id,
        SubmissionId submission,
        String assembly,
        int sequence,
        TransactionType type,
        String backEnd,
        ByteSpan transaction,
        Instant openedAt,
        InquiryState state,
        Optional<PayloadId> answer,
        String reason) {}
