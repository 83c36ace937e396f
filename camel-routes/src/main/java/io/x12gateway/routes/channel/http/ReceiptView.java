package io.x12gateway.routes.channel.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.submission.SubmissionId;

import java.util.Optional;

/**
 * What a sender is told of a batch that is durable.
 *
 * @param notice why the rest may take longer than usual, if the operators have said so
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ReceiptView(
        String submission,
        String sha256,
        long sizeBytes,
        String receivedAt,
        Optional<String> duplicateOf,
        Optional<String> notice) {
    static ReceiptView of(Receipt receipt, Optional<String> notice) {
        return new ReceiptView(
                receipt.submission().value(),
                receipt.digest().sha256(),
                receipt.sizeBytes(),
                receipt.receivedAt().toString(),
                receipt.duplicateOf().map(SubmissionId::value),
                notice);
    }

    /**
     * A duplicate is on record and nothing more will come of it, so it is not merely "accepted"; nor is what was accepted
     * before.
     */
    static int status(Receipt receipt) {
        return receipt.duplicateOf().isPresent() || receipt.replayed() ? 200 : 202;
    }
}
