package io.x12gateway.core.mailbox;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.SubmissionId;

import java.time.Instant;
import java.util.Optional;

/**
 * One document that waits for one partner. Fetching never changes its availability; only acknowledging does.
 *
 * @param id a ULID; ordered by time of delivery
 * @param documentKey makes a second delivery of the same document a no-op: unique, such as {@code 999/<submission>/1}
 * @param kind {@code TA1 999 271 277 835}, {@code receipt} or {@code report}
 * @param usage ISA15 of the document, {@code P} or {@code T}, or that of the folders that its submission was uploaded
 *     to; empty for a text of ours that belongs to neither
 * @param fileName unique for ever: {@code <kind>_<ISA13>_<id>.x12}
 * @param source the submission that it answers or came in
 */
public record MailboxItem(
        String id,
        PartnerId partner,
        String documentKey,
        String kind,
        String usage,
        String fileName,
        PayloadId payload,
        Digest digest,
        long sizeBytes,
        SubmissionId source,
        Instant deliveredAt,
        State state,
        int fetches,
        Handling handling) {

    /** An item that nobody has touched. */
    public MailboxItem(
            String id,
            PartnerId partner,
            String documentKey,
            String kind,
            String usage,
            String fileName,
            PayloadId payload,
            Digest digest,
            long sizeBytes,
            SubmissionId source,
            Instant deliveredAt,
            State state) {
        this(
                id,
                partner,
                documentKey,
                kind,
                usage,
                fileName,
                payload,
                digest,
                sizeBytes,
                source,
                deliveredAt,
                state,
                0,
                Handling.fresh(id, deliveredAt));
    }

    public enum State {
        AVAILABLE,
        FETCHED,
        ACKNOWLEDGED,
        /** Its partner is paused: not shown to it, and released when it is resumed. */
        HELD,
        /** Its time in the mailbox is over; the document stays with its submission. */
        EXPIRED;

        /** Whether its partner finds it. */
        public boolean isShown() {
            return this != HELD && this != EXPIRED;
        }
    }

    /**
     * What was done with an item.
     *
     * @param position its place in lists: its id, or a later ULID if it was released or restored, so that whoever
     *     reads on from a cursor comes across it
     * @param stateBy who brought it into its state; empty for delivery
     * @param unread whether it was acknowledged before it had been read to its end
     * @param lease the newest lease, which may be over
     * @param fetchedAt the newest fetch
     * @param noticedAt when its partner was told that it will expire unread
     */
    public record Handling(
            String position,
            Instant stateAt,
            String stateBy,
            boolean unread,
            Optional<Lease> lease,
            Optional<Instant> fetchedAt,
            Optional<Instant> noticedAt) {
        static Handling fresh(String id, Instant at) {
            return new Handling(id, at, "", false, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** One of several clients of a partner has taken the item to itself for a time. */
    public record Lease(String owner, Instant until) {}

    public boolean isLeased(Instant now) {
        return handling.lease().filter(l -> now.isBefore(l.until())).isPresent();
    }
}
