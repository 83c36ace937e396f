package io.x12gateway.core.partner;

import java.util.Arrays;
import java.util.Optional;

/** What a partner can be told of; what is answered on the line is not told again. */
public enum PartnerEvent {
    /** A batch of the partner's was made durable. */
    SUBMISSION_RECEIVED("submission.received"),
    /** A batch was judged, and at least a part of it is worked on. */
    SUBMISSION_ACCEPTED("submission.accepted"),
    /** A batch was judged, and nothing in it was accepted. */
    SUBMISSION_REJECTED("submission.rejected"),
    /** Everything that was accepted in a batch has been answered or delivered. */
    SUBMISSION_COMPLETED("submission.completed"),
    /** A batch, or a part of it, waits for the gateway's operator. */
    SUBMISSION_HELD("submission.held"),
    /** A TA1, 999 or 277CA can be fetched. */
    ACKNOWLEDGMENT_READY("acknowledgment.ready"),
    /** Another document can be fetched: 271, 277, 835. */
    MAILBOX_DELIVERED("mailbox.delivered"),
    /** A document has come and is kept back while the partner is paused. */
    MAILBOX_HELD("mailbox.held"),
    /** A document that was kept back can be fetched. */
    MAILBOX_RELEASED("mailbox.released"),
    /** A document leaves the mailbox soon unless it is fetched. */
    MAILBOX_EXPIRING("mailbox.expiring"),
    /** A transaction set that the partner sent could not be handed on yet. */
    DOCUMENT_HELD("document.held"),
    /** A credential, agreement or delegation of the partner ends soon. */
    ACCESS_EXPIRING("access.expiring"),
    /** An operator tries the address; told whatever events are wanted. */
    WEBHOOK_TEST("webhook.test");

    private final String wireName;

    PartnerEvent(String wireName) {
        this.wireName = wireName;
    }

    /** As profiles and messages spell it. */
    public String wireName() {
        return wireName;
    }

    public static Optional<PartnerEvent> of(String wireName) {
        return Arrays.stream(values()).filter(e -> e.wireName.equals(wireName)).findFirst();
    }

    @Override
    public String toString() {
        return wireName;
    }
}
