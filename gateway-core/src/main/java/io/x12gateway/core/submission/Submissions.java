package io.x12gateway.core.submission;

import io.x12gateway.core.partner.PartnerId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The read side of the submission ledger; writing goes through {@link io.x12gateway.core.ledger.Ledger}. */
public interface Submissions {
    Optional<Submission> find(SubmissionId id);

    /** As {@link #find}, but empty if the submission is another partner's: ids are not to be probed. */
    Optional<Submission> find(PartnerId partner, SubmissionId id);

    /**
     * The first batch submission of these bytes by this partner since {@code since}, test folders and all other ways
     * counted apart; duplicates and what was superseded are left out, and so is what came in real time, where the same
     * bytes may come as often as they like.
     */
    Optional<Submission> firstOf(PartnerId partner, Channel channel, String sha256, Instant since);

    /** Held submissions of a partner by a channel, oldest first. */
    List<Submission> held(PartnerId partner, Channel channel);

    /** Held submissions that were received before that time, oldest first. */
    List<Submission> heldSince(Instant before, int limit);

    /** What a partner uploaded by a channel, oldest first, if it was taken in; only ids greater than {@code after}. */
    List<Submission> uploads(PartnerId partner, Channel channel, String after, int limit);

    Optional<Submission> byClientKey(PartnerId partner, String clientKey);

    /** The submission that processed this interchange; the key as in the ledger's change ClaimInterchange. */
    Optional<SubmissionId> claimant(String interchangeKey);

    List<Submission> recent(int limit);

    /**
     * A partner's own submissions, newest first.
     *
     * @param before only submissions with a smaller id; empty from the newest
     */
    List<Submission> list(PartnerId partner, SubmissionFilter filter, String before, int limit);

    /** Submissions that are not in a final state, oldest first. */
    List<Submission> inFlight(int limit);

    Map<SubmissionState, Long> countByState();

    List<TimelineEntry> timeline(SubmissionId id);
}
