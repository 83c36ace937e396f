package io.x12gateway.core.remote;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;

import java.time.Instant;
import java.util.Optional;

/**
 * One file as it lay on a partner's server, from the listing that first showed it until it is gone from there. A file
 * that comes again under the name of one that ended is another item.
 *
 * @param source the partner's name for the place that it lies in
 * @param modifiedAt as the server says, in whole seconds
 * @param unchangedSince when this size and time of modification were first seen
 * @param submission what it became, once it was accepted
 * @param attempts failed ones in a row
 * @param nextAttempt not before this
 * @param detail why it is where it is: a code, empty if all is well
 */
public record RemoteItem(
        String id,
        PartnerId partner,
        String source,
        String fileName,
        long sizeBytes,
        Instant modifiedAt,
        Instant firstSeen,
        Instant unchangedSince,
        State state,
        Optional<SubmissionId> submission,
        int attempts,
        Instant nextAttempt,
        String detail) {

    public enum State {
        /** Listed; fetched once it has stopped changing. */
        SEEN,
        /** Given up after too many attempts, or never acceptable: an operator decides. */
        HELD,
        /** Accepted, and still to be moved or deleted on the server. */
        ACCEPTED,
        /** Moved or deleted there. The end. */
        REMOVED,
        /** Another file has its name now. The end; the other file is another item. */
        REPLACED,
        /** It was taken away before it could be accepted. The end. */
        GONE;

        public boolean isOpen() {
            return this == SEEN || this == HELD || this == ACCEPTED;
        }
    }

    /** First sight. */
    public static RemoteItem seen(String id, PartnerId partner, String source, RemoteFile file, Instant now) {
        return new RemoteItem(
                id,
                partner,
                source,
                file.name(),
                file.sizeBytes(),
                file.modifiedAt(),
                now,
                now,
                State.SEEN,
                Optional.empty(),
                0,
                now,
                "");
    }

    /** Whether this is what the server shows. */
    public boolean looksLike(RemoteFile file) {
        return sizeBytes == file.sizeBytes() && modifiedAt.equals(file.modifiedAt());
    }

    /** It changed under our eyes: the waiting begins anew. */
    public RemoteItem changedTo(RemoteFile file, Instant now) {
        return new RemoteItem(
                id,
                partner,
                source,
                fileName,
                file.sizeBytes(),
                file.modifiedAt(),
                firstSeen,
                now,
                State.SEEN,
                Optional.empty(),
                0,
                now,
                "");
    }

    public RemoteItem acceptedAs(SubmissionId receipt, Instant now) {
        return with(State.ACCEPTED, Optional.of(receipt), 0, now, "");
    }

    public RemoteItem ended(State end, String why, Instant now) {
        return with(end, submission, attempts, now, why);
    }

    public RemoteItem failed(String code, Instant next) {
        return with(state, submission, attempts + 1, next, code);
    }

    public RemoteItem held(String code, Instant now) {
        return with(State.HELD, submission, attempts, now, code);
    }

    /** As if nothing had failed: an operator has mended the cause. */
    public RemoteItem released(Instant now) {
        return with(submission.isPresent() ? State.ACCEPTED : State.SEEN, submission, 0, now, "");
    }

    /**
     * Makes it harmless to fetch the same file twice. Size and time are part of it: another file under the name of one
     * whose acceptance was not recorded any more is no repetition.
     */
    public String clientKey() {
        return "remote/" + id + "/" + sizeBytes + "/" + modifiedAt.getEpochSecond();
    }

    private RemoteItem with(State s, Optional<SubmissionId> receipt, int tries, Instant next, String why) {
        return new RemoteItem(
                id,
                partner,
                source,
                fileName,
                sizeBytes,
                modifiedAt,
                firstSeen,
                unchangedSince,
                s,
                receipt,
                tries,
                next,
                why);
    }
}
