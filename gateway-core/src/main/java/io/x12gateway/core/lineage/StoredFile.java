package io.x12gateway.core.lineage;

import io.x12gateway.core.lineage.ClaimIndex.Scan;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;

import java.time.Instant;
import java.util.Optional;

/** A file that came or left. */
record StoredFile(
        String id,
        SubmissionId submission,
        PartnerId partner,
        Instant at,
        String name,
        PayloadId payload,
        Digest digest,
        long sizeBytes,
        Optional<MailboxItem> item) {

    static StoredFile of(Submission s) {
        return new StoredFile(
                s.id().value(),
                s.id(),
                s.partner(),
                s.receivedAt(),
                s.fileName(),
                s.payload(),
                s.digest(),
                s.sizeBytes(),
                Optional.empty());
    }

    static StoredFile of(MailboxItem i) {
        return new StoredFile(
                i.id(),
                i.source(),
                i.partner(),
                i.deliveredAt(),
                i.fileName(),
                i.payload(),
                i.digest(),
                i.sizeBytes(),
                Optional.of(i));
    }

    static Optional<StoredFile> of(Scan scan, Submissions submissions, Mailboxes mailboxes) {
        return scan.received()
                ? submissions.find(scan.submission()).map(StoredFile::of)
                : mailboxes.byId(scan.document()).map(StoredFile::of);
    }

    /** Whether its partner may see it: what is held, or has left the mailbox, is not shown. */
    boolean isShown() {
        return item.filter(i -> !i.state().isShown()).isEmpty();
    }

    /** Who brought it here or sent it off. */
    String actor() {
        return item.isPresent() ? "gateway" : partner.value();
    }

    String verb() {
        if (item.isEmpty()) return "received";
        return item.get().documentKey().startsWith("answer/") ? "answered on the line" : "delivered";
    }

    Story.Place place(String kind, String control, long from, long to) {
        return new Story.Place(id, submission.value(), partner.value(), kind, name, digest.sha256(), control, from, to);
    }
}
