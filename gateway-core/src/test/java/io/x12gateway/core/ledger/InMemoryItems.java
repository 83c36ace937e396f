package io.x12gateway.core.ledger;

import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.MailboxItem.Handling;
import io.x12gateway.core.mailbox.MailboxItem.State;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What changes of mailbox items mean. */
final class InMemoryItems {
    private InMemoryItems() {}

    static MailboxItem fetched(MailboxItem i, Instant at) {
        var h = i.handling();
        boolean first = i.state() == State.AVAILABLE;
        var handling = new Handling(
                h.position(),
                first ? at : h.stateAt(),
                h.stateBy(),
                h.unread(),
                h.lease(),
                Optional.of(at),
                h.noticedAt());
        return item(i, first ? State.FETCHED : i.state(), i.fetches() + 1, handling);
    }

    static boolean apply(Map<String, MailboxItem> items, Change.SetItemState c) {
        var i = items.get(c.itemId());
        if (i == null || !c.from().contains(i.state())) return false;
        var h = i.handling();
        var handling = new Handling(
                c.position().orElse(h.position()),
                c.at(),
                c.by(),
                c.unread(),
                Optional.empty(),
                h.fetchedAt(),
                Optional.empty());
        items.put(i.id(), item(i, c.state(), i.fetches(), handling));
        return true;
    }

    static boolean apply(Map<String, MailboxItem> items, Change.LeaseItem c) {
        var i = items.get(c.itemId());
        if (i == null || !waits(i) || i.isLeased(c.at())) return false;
        items.put(i.id(), leased(i, Optional.of(c.lease())));
        return true;
    }

    static boolean apply(Map<String, MailboxItem> items, Change.EndLease c) {
        var i = items.get(c.itemId());
        if (i == null
                || i.handling().lease().filter(l -> l.owner().equals(c.owner())).isEmpty()) return false;
        items.put(i.id(), leased(i, Optional.empty()));
        return true;
    }

    private static MailboxItem leased(MailboxItem i, Optional<MailboxItem.Lease> lease) {
        var h = i.handling();
        return item(
                i,
                i.state(),
                i.fetches(),
                new Handling(h.position(), h.stateAt(), h.stateBy(), h.unread(), lease, h.fetchedAt(), h.noticedAt()));
    }

    static boolean apply(Map<String, MailboxItem> items, Change.NoteNotice c) {
        var i = items.get(c.itemId());
        if (i == null || !waits(i) || i.handling().noticedAt().isPresent()) return false;
        var h = i.handling();
        var handling = new Handling(
                h.position(), h.stateAt(), h.stateBy(), h.unread(), h.lease(), h.fetchedAt(), Optional.of(c.at()));
        items.put(i.id(), item(i, i.state(), i.fetches(), handling));
        return true;
    }

    static boolean apply(Map<String, MailboxItem> items, Change.ExpireItem c) {
        var i = items.get(c.itemId());
        if (i == null || !isOver(i, c) || i.isLeased(c.at())) return false;
        var h = i.handling();
        if (h.fetchedAt().filter(at -> !at.isBefore(c.fetchedBefore())).isPresent()) return false;
        var handling =
                new Handling(h.position(), c.at(), "gateway", h.unread(), h.lease(), h.fetchedAt(), h.noticedAt());
        items.put(i.id(), item(i, State.EXPIRED, i.fetches(), handling));
        return true;
    }

    private static boolean isOver(MailboxItem i, Change.ExpireItem c) {
        var h = i.handling();
        if (i.state() == State.ACKNOWLEDGED) return h.stateAt().isBefore(c.settledBefore());
        return waits(i)
                && h.noticedAt().filter(at -> at.isBefore(c.noticedBefore())).isPresent();
    }

    private static boolean waits(MailboxItem i) {
        return i.state() == State.AVAILABLE || i.state() == State.FETCHED;
    }

    private static MailboxItem item(MailboxItem i, State state, int fetches, Handling handling) {
        return new MailboxItem(
                i.id(),
                i.partner(),
                i.documentKey(),
                i.kind(),
                i.usage(),
                i.fileName(),
                i.payload(),
                i.digest(),
                i.sizeBytes(),
                i.source(),
                i.deliveredAt(),
                state,
                fetches,
                handling);
    }
}
