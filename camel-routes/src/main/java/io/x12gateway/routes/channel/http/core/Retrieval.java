package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Submissions;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Picks up what came of a batch. CORE leaves open how a pickup names its file: here the PayloadID of the submission
 * does; a PayloadID that names none gets the oldest item of that kind that nobody fetched yet. Fetching takes nothing
 * away, so the same pickup can be repeated.
 */
@Component
final class Retrieval {
    private static final int PAGE = 500;
    private static final long SIZE_BYTES_MAX = 16L * 1024 * 1024; // the answer is put together in memory
    private static final String NO_ACKNOWLEDGMENT = "X12_005010_Response_NoBatchAckFile";
    private static final String NO_RESULTS = "X12_005010_Response_NoBatchResultsFile";
    private final CoreSettings settings;
    private final Submissions submissions;
    private final Mailboxes mailboxes;
    private final Mailbox mailbox;

    Retrieval(CoreSettings settings, Submissions submissions, Mailboxes mailboxes, Mailbox mailbox) {
        this.settings = settings;
        this.submissions = submissions;
        this.mailboxes = mailboxes;
        this.mailbox = mailbox;
    }

    CoreAnswer retrieve(EnvelopeChecks.Checked asked, String receiver, String source) throws IOException {
        var partner = asked.partner().id();
        var kind = asked.request().set();
        var item = item(partner, kind, asked.payloadId());
        if (item.isEmpty()) return CoreAnswer.success(nothing(kind), "Batch", asked.payloadId(), receiver, new byte[0]);
        if (item.get().sizeBytes() > SIZE_BYTES_MAX)
            throw new EnvelopeError(
                    "Receiver",
                    "The file is too large for this exchange; fetch it from the mailbox over HTTP or SFTP.");
        try (var body = mailbox.fetch(partner, item.get().id(), partner.value(), source)) {
            return CoreAnswer.success(settings.answer(kind), "Batch", asked.payloadId(), receiver, body.readAllBytes());
        }
    }

    private Optional<MailboxItem> item(PartnerId partner, String kind, String payloadId) {
        var submission = submissions.byClientKey(partner, payloadId);
        if (submission.isEmpty())
            return mailboxes.list(partner, false, List.of(kind), "", PAGE).stream()
                    .filter(i -> i.state() == MailboxItem.State.AVAILABLE)
                    .findFirst();
        var after = "";
        for (; ; ) {
            var page = mailboxes.list(partner, true, List.of(kind), after, PAGE);
            var found = page.stream()
                    .filter(i -> i.source().equals(submission.get().id()))
                    .findFirst();
            if (found.isPresent() || page.size() < PAGE) return found;
            after = page.getLast().handling().position();
        }
    }

    private static String nothing(String kind) {
        return kind.equals("999") || kind.equals("TA1") ? NO_ACKNOWLEDGMENT : NO_RESULTS;
    }
}
