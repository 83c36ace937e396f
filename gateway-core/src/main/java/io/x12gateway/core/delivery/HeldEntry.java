package io.x12gateway.core.delivery;

import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.mailbox.MailboxItem;

import java.time.Instant;

/**
 * Something held, as an operator sees it: a transaction set without a certain recipient, or a mailbox item of a partner
 * that is paused.
 *
 * @param reason why: one of {@link HeldDocument.Reason}, or {@code PARTNER_PAUSED}
 * @param partner whose mailbox it waits in; empty where nobody's is known
 * @param subject the payee as {@code npi/tax id}, or the file's name
 * @param reference trace number, read from the sealed file; empty for a mailbox item
 * @param state {@code HELD RELEASED REJECTED}
 */
public record HeldEntry(
        String id,
        String reason,
        String kind,
        String usage,
        String submission,
        String sender,
        String partner,
        String subject,
        String reference,
        Instant heldAt,
        String state,
        String settledBy,
        String note) {
    static HeldEntry of(HeldDocument d, String reference) {
        return new HeldEntry(
                d.id(),
                d.reason().name(),
                d.kind(),
                d.usage(),
                d.submission().value(),
                d.sender().value(),
                "",
                d.subject(),
                reference,
                d.heldAt(),
                d.state().name(),
                d.settledBy(),
                d.note());
    }

    static HeldEntry of(MailboxItem i) {
        return new HeldEntry(
                i.id(),
                "PARTNER_PAUSED",
                i.kind(),
                i.usage(),
                i.source().value(),
                "",
                i.partner().value(),
                i.fileName(),
                "",
                i.deliveredAt(),
                i.state().name(),
                "",
                "");
    }
}
