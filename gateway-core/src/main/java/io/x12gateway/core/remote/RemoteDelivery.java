package io.x12gateway.core.remote;

import io.x12gateway.core.partner.PartnerId;

import java.time.Instant;

/**
 * A mailbox item on its way to its partner's own server.
 *
 * @param itemId of the mailbox item, which goes to one server only
 * @param target the partner's name for that server
 * @param attempts begun so far
 * @param nextAttempt not before this
 * @param detail why it is where it is: a code, empty if all is well
 */
public record RemoteDelivery(
        String itemId,
        PartnerId partner,
        String target,
        String kind,
        String fileName,
        long sizeBytes,
        State state,
        int attempts,
        Instant nextAttempt,
        String detail,
        Instant changedAt) {

    public enum State {
        /** An upload was begun. Its file has not got the final name, so it may be begun again. */
        UPLOADING,
        /** The final name was asked for, and the answer is not known yet. */
        NAMING,
        /** The final name was asked for, and there is no trace of the file: taken by the partner, or lost. */
        UNCERTAIN,
        /** Given up after too many attempts: an operator decides. */
        HELD,
        /** Arrived, as the server or an operator says. */
        DELIVERED;

        /** Later items of its kind wait for it. */
        public boolean waitsForOperator() {
            return this == UNCERTAIN || this == HELD;
        }
    }

    public RemoteDelivery turned(State to, String why, Instant now) {
        return new RemoteDelivery(itemId, partner, target, kind, fileName, sizeBytes, to, attempts, now, why, now);
    }

    /** Another attempt begins. */
    public RemoteDelivery begun(Instant now) {
        return new RemoteDelivery(
                itemId, partner, target, kind, fileName, sizeBytes, State.UPLOADING, attempts + 1, now, "", now);
    }

    /** The attempt failed; where it stood decides what the next one may do. */
    public RemoteDelivery failed(String code, Instant next, Instant now) {
        return new RemoteDelivery(itemId, partner, target, kind, fileName, sizeBytes, state, attempts, next, code, now);
    }

    /** An operator wants it to be tried as if for the first time. */
    public RemoteDelivery released(Instant now) {
        return new RemoteDelivery(itemId, partner, target, kind, fileName, sizeBytes, State.UPLOADING, 0, now, "", now);
    }
}
