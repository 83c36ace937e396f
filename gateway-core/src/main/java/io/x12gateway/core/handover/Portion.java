package io.x12gateway.core.handover;

import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Ulid;

import java.util.Optional;

/**
 * Some claims of one 837 that were handed over together, or were to be.
 *
 * @param id follows from where the claims stand, so that handing them over again is known as a repetition
 * @param interchange of the file, from 1
 * @param transaction where the transaction set begins in the submission's payload
 * @param first the place of the first claim in its transaction set, from 1; 0 where the set is refused as a whole
 * @param answer a 277CA about these claims alone, what we refuse ourselves included; empty while it is awaited
 * @param told what the submitter was told: 0 nothing, 1 in her first 277CA how it stood then, 2 the late answer
 */
public record Portion(
        String id,
        SubmissionId submission,
        int interchange,
        long transaction,
        int first,
        int claims,
        State state,
        Optional<PayloadId> answer,
        int told) {

    /** Whether the claims system has answered. */
    public enum State {
        /** It has not, and the submitter was told so. */
        AWAITED,
        /** It has, before the submitter was told anything. */
        ANSWERED,
        /** It has, after the submitter was told that it is awaited. */
        ANSWERED_LATE
    }

    /** The id of the claims from {@code first} on in the transaction set that begins at {@code transaction}. */
    public static String id(SubmissionId submission, long transaction, int first) {
        return Ulid.derived(submission.value(), "claims of " + transaction + " from " + first);
    }

    public boolean isAnswered() {
        return state != State.AWAITED;
    }

    /** Whether there is an answer that the submitter does not know. */
    public boolean isNews() {
        return state == State.ANSWERED && told == 0 || state == State.ANSWERED_LATE && told == 1;
    }

    /** As the submitter is told of it when it is still awaited. */
    public Portion toldAwaited() {
        return new Portion(id, submission, interchange, transaction, first, claims, State.AWAITED, answer, 1);
    }

    /** With its answer, which comes late if the submitter was told that it is awaited. */
    public Portion answered(PayloadId payload) {
        var now = told == 0 ? State.ANSWERED : State.ANSWERED_LATE;
        return new Portion(id, submission, interchange, transaction, first, claims, now, Optional.of(payload), told);
    }
}
