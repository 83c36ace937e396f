package io.x12gateway.core.inquiry;

import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;

import java.time.Instant;
import java.util.Optional;

/**
 * One accepted transaction set that a back end has to answer, or one patient of it.
 *
 * @param id a ULID, also our trace towards the back end
 * @param assembly the response that its answer becomes part of; one per received interchange
 * @param sequence its place in that response
 * @param interchange where the interchange that holds it is in the submission's payload, from the I of ISA
 * @param transaction where its bytes are in the submission's payload
 * @param patient of those of the transaction set the one who is asked for, from 1; 0 if the set is asked as it is
 * @param state open, or closed from the start if the gateway itself refuses to ask
 * @param contract of ours under which it is asked, empty for the usual one
 * @param answer the back end's answer, a complete X12 interchange, once there is one
 * @param reason why it was refused or not answered: a stable word, such as {@code provider-not-covered}, or one followed
 *     by a colon and details; empty while it is open or if it was answered
 */
public record Inquiry(
        String id,
        SubmissionId submission,
        String assembly,
        int sequence,
        TransactionType type,
        String backEnd,
        ByteSpan interchange,
        ByteSpan transaction,
        int patient,
        Instant openedAt,
        InquiryState state,
        String contract,
        Optional<PayloadId> answer,
        String reason) {}
