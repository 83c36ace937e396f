package io.x12gateway.core.submission;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that arrived, through any door and from either side.
 *
 * @param fileName as the sender called it: metadata only, never a path
 * @param clientKey the sender's own key of this message: Idempotency-Key, CORE PayloadID, JMS key
 * @param duplicateOf the first receipt of the same bytes, for {@link SubmissionState#DUPLICATE}
 */
public record Submission(
        SubmissionId id,
        PartnerId partner,
        Channel channel,
        ProcessingMode mode,
        String fileName,
        Optional<String> clientKey,
        PayloadId payload,
        Digest digest,
        long sizeBytes,
        Instant receivedAt,
        SubmissionState state,
        Optional<SubmissionId> duplicateOf) {}
