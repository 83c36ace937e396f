package io.x12gateway.core.disposition;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.ValidationProfiles;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;

import java.util.Optional;

/** The answer to a message that came before, for whoever sends it again. */
final class StoredAnswers {
    private final Mailboxes mailboxes;
    private final PayloadStore payloads;
    private final Partners partners;
    private final ValidationProfiles profiles;

    StoredAnswers(Mailboxes mailboxes, PayloadStore payloads, Partners partners, ValidationProfiles profiles) {
        this.mailboxes = mailboxes;
        this.payloads = payloads;
        this.partners = partners;
        this.profiles = profiles;
    }

    /**
     * Empty if the first attempt failed without an answer: then it is made up for.
     *
     * @throws GatewayFault {@code answer-in-progress}
     */
    Optional<RealTimeAnswer> of(Submission submission, Receipt receipt) {
        var stored = mailboxes.byDocumentKey(RealTime.answerKey(submission.id()));
        if (stored.isPresent()) return stored.map(item -> given(submission, item));
        return switch (submission.state()) {
            case FAILED -> Optional.empty();
            case QUARANTINED -> Optional.of(unreadable(submission));
            case RECEIVED ->
                throw new GatewayFault(
                        FaultKind.CAPACITY,
                        "answer-in-progress",
                        "The first message of this key, submission " + submission.id()
                                + ", is still being answered: ask again in a moment.");
            default -> Optional.of(new RealTimeAnswer.Deferred(receipt));
        };
    }

    private RealTimeAnswer given(Submission submission, MailboxItem item) {
        var bytes = payloads.read(item.payload());
        return switch (item.kind()) {
            case "TA1", "999" -> new RealTimeAnswer.Acknowledged(submission.id(), bytes, item.kind(), true);
            default -> new RealTimeAnswer.Responded(submission.id(), bytes, item.kind(), true);
        };
    }

    private RealTimeAnswer unreadable(Submission submission) {
        var judge = profiles.judge(submission.partner(), partners, submission.receivedAt());
        var report = judge.validate(payloads.read(submission.payload()));
        return new RealTimeAnswer.Unreadable(submission.id(), report.findings());
    }
}
