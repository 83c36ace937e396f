package io.x12gateway.core.delivery;

import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.MailboxQuery;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Hands out "the next file" to clients that cannot name one. Each pickup has a key of the client's own: another key gets
 * another file, even at the same moment; the same key gets the same file again, so that a broken line loses nothing.
 */
public final class Pickup {
    private static final int PAGE = 500;
    private static final Duration LEASE = Duration.ofHours(1);
    private final Mailboxes mailboxes;
    private final Ledger ledger;
    private final Clock clock;

    public Pickup(Mailboxes mailboxes, Ledger ledger, Clock clock) {
        this.mailboxes = mailboxes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The file that this key was given before, unless it is acknowledged; otherwise the oldest that nobody fetched.
     *
     * @param kinds only these
     * @param key 1 to 64 characters
     */
    public Optional<MailboxItem> next(PartnerId partner, List<String> kinds, String key) {
        return givenBefore(partner, kinds, key).or(() -> oldest(partner, kinds, key));
    }

    /** A lease says for whom it was, even when it is over. */
    private Optional<MailboxItem> givenBefore(PartnerId partner, List<String> kinds, String key) {
        var query = MailboxQuery.waiting(PAGE).ofKinds(kinds);
        for (; ; ) {
            var page = mailboxes.list(partner, query);
            var found = page.stream()
                    .filter(i -> i.handling()
                            .lease()
                            .filter(l -> l.owner().equals(key))
                            .isPresent())
                    .findFirst();
            if (found.isPresent() || page.size() < PAGE) return found;
            query = query.after(page.getLast().handling().position());
        }
    }

    private Optional<MailboxItem> oldest(PartnerId partner, List<String> kinds, String key) {
        for (; ; ) {
            var now = clock.instant();
            var query = MailboxQuery.waiting(1)
                    .of(EnumSet.of(MailboxItem.State.AVAILABLE))
                    .ofKinds(kinds)
                    .unleasedAt(now);
            var candidate = mailboxes.list(partner, query).stream().findFirst();
            if (candidate.isEmpty() || isLeased(candidate.get(), key)) return candidate;
        }
    }

    /** Of two at once only one gets it; the other finds it gone and looks again. */
    private boolean isLeased(MailboxItem item, String key) {
        var now = clock.instant();
        var lease = new MailboxItem.Lease(key, now.plus(LEASE));
        return ledger.commitNow(LedgerEntry.of(new Change.LeaseItem(item.id(), lease, now)))
                instanceof Outcome.Committed;
    }
}
