package io.x12gateway.core.delivery;

import io.x12gateway.core.mailbox.MailboxItem;

/**
 * The answer to a partner that acknowledged an item.
 *
 * @param item as it stands now: acknowledged, with who did it and when in its {@link MailboxItem#handling}
 * @param already whether it had been acknowledged before; then nothing changed
 */
public record Acknowledgement(MailboxItem item, boolean already) {}
