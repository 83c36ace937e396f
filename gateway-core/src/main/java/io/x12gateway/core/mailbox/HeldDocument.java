package io.x12gateway.core.mailbox;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.envelope.ByteSpan;

import java.time.Instant;

/**
 * One accepted transaction set that could not be handed on. It is never dropped: either it is released, by an operator
 * or when the registry makes it deliverable, or an operator rejects it.
 *
 * @param id a ULID
 * @param sender who sent it to us
 * @param kind {@code 835}, {@code 271} or {@code 277}
 * @param usage ISA15 of its interchange
 * @param interchangeOffset where its interchange begins in the submission's payload
 * @param transaction where its bytes are there
 * @param subject the payee as {@code npi/tax id}; empty for an answer
 * @param settledBy who released or rejected it; empty while it is held
 * @param note why it was rejected, or who got it
 */
public record HeldDocument(
        String id,
        SubmissionId submission,
        PartnerId sender,
        Reason reason,
        String kind,
        String usage,
        long interchangeOffset,
        ByteSpan transaction,
        String subject,
        Instant heldAt,
        State state,
        String settledBy,
        String note) {

    public enum Reason {
        /** No partner may receive for this payee today. */
        NO_RECIPIENT,
        /** The payee is not one that the sender's agreement names. */
        PAYEE_NOT_AGREED,
        /** A payment of the same trace number, date, amount and payee came before. */
        POSSIBLE_DUP_PAYMENT,
        /** Nobody asked with any of its trace numbers. */
        UNMATCHED_ANSWER,
        /** Several partners asked with its trace numbers. */
        AMBIGUOUS_ANSWER
    }

    public enum State {
        HELD,
        RELEASED,
        REJECTED
    }

    /** NPI of the payee; empty if it has none. */
    public String payeeNpi() {
        int end = subject.indexOf('/');
        return end < 0 ? "" : subject.substring(0, end);
    }
}
