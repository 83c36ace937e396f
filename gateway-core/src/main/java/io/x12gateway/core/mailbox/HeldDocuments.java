package io.x12gateway.core.mailbox;

import io.x12gateway.core.submission.SubmissionId;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The read side of what is held; holding and settling go through the ledger. */
public interface HeldDocuments {
    Optional<HeldDocument> find(String id);

    /** Oldest first. */
    List<HeldDocument> list(Set<HeldDocument.State> states, String afterId, int limit);

    long countHeld(SubmissionId submission);

    /** The transaction set that first told of this payment; the key as in the ledger's change ClaimPayment. */
    Optional<PaymentPlace> firstOf(String paymentKey);

    /** @param offset of its transaction set in the submission's payload */
    record PaymentPlace(SubmissionId submission, long offset) {}
}
