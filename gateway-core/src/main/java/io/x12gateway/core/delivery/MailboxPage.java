package io.x12gateway.core.delivery;

import io.x12gateway.core.mailbox.MailboxItem;

import java.util.List;

/**
 * One page of a mailbox.
 *
 * @param next the position to go on from for the rest of this list; empty on the last page
 * @param resume the position to look on from another time. It lies some seconds back, since an item that was made
 *     earlier can be committed later: what arrived in these seconds is listed again, unless it was acknowledged
 */
public record MailboxPage(List<MailboxItem> items, String next, String resume) {
    public MailboxPage {
        items = List.copyOf(items);
    }
}
