package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.delivery.Pickup;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.routes.channel.http.core.CoreSettings.Exchange;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Picks up what came of a batch. CORE leaves open how a pickup names its file: here the PayloadID of the submission does,
 * or the PayloadID under which the file was given before; one that names neither gets the oldest file of that kind that
 * nobody fetched yet. Fetching takes nothing away, so every pickup can be repeated: one that has no submission to name
 * gets the same file under the same PayloadID.
 */
@Component
final class Retrieval {
    private static final int PAGE = 500;
    private final CoreSettings settings;
    private final Submissions submissions;
    private final Mailboxes mailboxes;
    private final Mailbox mailbox;
    private final PayloadStore payloads;
    private final Pickup pickup;

    Retrieval(
            CoreSettings settings,
            Submissions submissions,
            Mailboxes mailboxes,
            Mailbox mailbox,
            Pickup pickup,
            PayloadStore payloads) {
        this.settings = settings;
        this.submissions = submissions;
        this.mailboxes = mailboxes;
        this.mailbox = mailbox;
        this.pickup = pickup;
        this.payloads = payloads;
    }

    CoreAnswer retrieve(EnvelopeChecks.Checked asked, Envelope envelope, String source) throws IOException {
        var partner = asked.partner().id();
        var submission = submissions.byClientKey(partner, asked.payloadId());
        var kinds = asked.request().sets();
        var item = submission.isPresent()
                ? ofSubmission(partner, kinds, outcome(submission.get()))
                : named(partner, kinds, asked.payloadId());
        if (item.isEmpty()) return nothing(asked, envelope);
        var name = submission.isPresent()
                ? envelope.value(Field.PAYLOAD_ID)
                : PayloadIds.ofItem(item.get().id());
        return CoreAnswer.success(name(asked, envelope, item.get().kind()), name, envelope)
                .with(document(item.get(), partner, source))
                .of(item.get().source(), false);
    }

    private String name(EnvelopeChecks.Checked asked, Envelope envelope, String to) {
        var own = asked.request().answer();
        return own.isEmpty() ? settings.answer(to, envelope.value(Field.CORE_RULE_VERSION)) : own;
    }

    private CoreAnswer nothing(EnvelopeChecks.Checked asked, Envelope envelope) {
        var to = asked.request().exchange() == Exchange.ACKNOWLEDGMENT_RETRIEVAL
                ? CoreSettings.NO_ACKNOWLEDGMENT
                : CoreSettings.NO_RESULTS;
        var name = settings.answer(to, envelope.value(Field.CORE_RULE_VERSION));
        return CoreAnswer.success(name, envelope.value(Field.PAYLOAD_ID), envelope);
    }

    /** Read twice: the checksum stands in front of the payload. */
    private OutgoingPayload document(MailboxItem item, PartnerId partner, String source) throws IOException {
        String sha1;
        try (var body = payloads.open(item.payload())) {
            sha1 = OutgoingPayload.sha1(body);
        }
        return new OutgoingPayload.Stored(
                item.sizeBytes(), sha1, mailbox.fetch(partner, item.id(), partner.value(), source));
    }

    /** Nothing comes of a duplicate itself. */
    private static SubmissionId outcome(Submission submission) {
        return submission.duplicateOf().orElse(submission.id());
    }

    /** A batch may have several; each gets its turn, and then the first again. */
    private Optional<MailboxItem> ofSubmission(PartnerId partner, List<String> kinds, SubmissionId submission) {
        var items = new ArrayList<MailboxItem>();
        var after = "";
        for (; ; ) {
            var page = mailboxes.list(partner, true, kinds, after, PAGE);
            page.stream().filter(i -> i.source().equals(submission)).forEach(items::add);
            if (page.size() < PAGE) break;
            after = page.getLast().handling().position();
        }
        return items.stream().min(Comparator.comparingInt(MailboxItem::fetches).thenComparing(MailboxItem::id));
    }

    private Optional<MailboxItem> named(PartnerId partner, List<String> kinds, String payloadId) {
        var byItem = mailboxes.find(partner, PayloadIds.itemOf(payloadId));
        return byItem.isPresent()
                ? byItem.filter(i -> kinds.contains(i.kind()))
                : pickup.next(partner, kinds, "core/" + payloadId);
    }
}
