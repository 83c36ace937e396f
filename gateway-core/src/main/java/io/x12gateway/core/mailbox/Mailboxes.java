package io.x12gateway.core.mailbox;

import io.x12gateway.core.partner.PartnerId;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The read side of mailboxes; delivering, fetching and acknowledging go through the ledger. */
public interface Mailboxes {

    /**
     * A partner's items, oldest first.
     *
     * @param kinds only these; empty for all
     * @param after only items with a greater id; empty from the start
     */
    List<MailboxItem> list(PartnerId partner, boolean includeAcknowledged, List<String> kinds, String after, int limit);

    Optional<MailboxItem> find(PartnerId partner, String itemId);

    Optional<MailboxItem> byFileName(PartnerId partner, String fileName);

    Optional<MailboxItem> byDocumentKey(String documentKey);

    Map<PartnerId, Long> waiting();
}
