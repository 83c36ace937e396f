package io.x12gateway.core.mailbox;

import io.x12gateway.core.partner.PartnerId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The read side of mailboxes; delivering, fetching and acknowledging go through the ledger. What is asked for a partner
 * shows neither held nor expired items.
 */
public interface Mailboxes {

    /** A partner's items, in the order in which they became available. */
    List<MailboxItem> list(PartnerId partner, MailboxQuery query);

    /**
     * A partner's items of both usages.
     *
     * @param kinds only these; empty for all
     * @param after only items with a greater position; empty from the start
     */
    default List<MailboxItem> list(
            PartnerId partner, boolean includeAcknowledged, List<String> kinds, String after, int limit) {
        var waiting = MailboxQuery.waiting(limit).ofKinds(kinds).after(after);
        return list(partner, includeAcknowledged ? waiting.withAcknowledged() : waiting);
    }

    Optional<MailboxItem> find(PartnerId partner, String itemId);

    Optional<MailboxItem> byFileName(PartnerId partner, String fileName);

    /** In whatever state. */
    Optional<MailboxItem> byDocumentKey(String documentKey);

    /** In whatever state and whosever it is: for operators. */
    Optional<MailboxItem> byId(String itemId);

    /** What waits, by partner. */
    Map<PartnerId, Long> waiting();

    /** Items that wait for their partner to be resumed, by partner. */
    Map<PartnerId, Long> held();

    /** A partner's held items, oldest first. */
    List<MailboxItem> held(PartnerId partner, String afterId, int limit);

    /** A partner's items that have been in one of these states since before that time, oldest first. */
    List<MailboxItem> unchangedSince(PartnerId partner, List<MailboxItem.State> states, Instant before, int limit);
}
