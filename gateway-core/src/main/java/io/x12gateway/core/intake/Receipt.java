package io.x12gateway.core.intake;

import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.submission.SubmissionId;

import java.time.Instant;
import java.util.Optional;

/**
 * What a sender may be told once a submission is durable.
 *
 * @param duplicateOf the first receipt, if the same bytes were received before: then nothing else happens
 * @param replayed whether this is the receipt of an earlier message with the same client key, given once more
 */
public record Receipt(
        SubmissionId submission,
        Digest digest,
        long sizeBytes,
        Instant receivedAt,
        Optional<SubmissionId> duplicateOf,
        boolean replayed) {}
