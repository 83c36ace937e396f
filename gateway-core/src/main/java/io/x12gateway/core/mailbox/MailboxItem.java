package io.x12gateway.core.mailbox;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.SubmissionId;

import java.time.Instant;

/**
 * One document that waits for one partner. Fetching never changes its availability; only acknowledging does.
 *
 * @param id a ULID; ordered by time of delivery
 * @param documentKey makes a second delivery of the same document a no-op: unique, such as {@code 999/<submission>/1}
 * @param kind {@code TA1 999 271 277 835}, {@code receipt} or {@code report}
 * @param fileName unique for ever: {@code <kind>_<ISA13>_<id>.x12}
 * @param source the submission that it answers or came in
 */
public record MailboxItem(
        String id,
        PartnerId partner,
        String documentKey,
        String kind,
        String fileName,
        PayloadId payload,
        Digest digest,
        long sizeBytes,
        SubmissionId source,
        Instant deliveredAt,
        State state,
        int fetches) {

    public enum State {
        AVAILABLE,
        FETCHED,
        ACKNOWLEDGED
    }
}
