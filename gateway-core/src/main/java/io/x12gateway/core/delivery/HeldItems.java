package io.x12gateway.core.delivery;

import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.submission.Ulid;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;

/** Items of partners that are paused: they lie in a mailbox already, and nobody may fetch them. */
final class HeldItems {
    private static final int PAGE = 500;

    private final Partners partners;
    private final Mailboxes mailboxes;
    private final Commits commits;
    private final Ulid ids;
    private final Clock clock;

    HeldItems(Partners partners, Mailboxes mailboxes, Commits commits, Ulid ids, Clock clock) {
        this.partners = partners;
        this.mailboxes = mailboxes;
        this.commits = commits;
        this.ids = ids;
        this.clock = clock;
    }

    /** Partner by partner, each oldest first. */
    Stream<HeldEntry> list(int limit) {
        return mailboxes.held().keySet().stream()
                .flatMap(partner -> mailboxes.held(partner, "", limit).stream())
                .map(HeldEntry::of);
    }

    HeldEntry release(String id, String actor) {
        release(held(id), actor);
        return entry(id);
    }

    HeldEntry reject(String id, String why, String actor) {
        var item = held(id);
        var now = clock.instant();
        var entry = LedgerEntry.builder();
        entry.add(new Change.SetItemState(
                id, EnumSet.of(MailboxItem.State.HELD), MailboxItem.State.EXPIRED, now, actor, true, Optional.empty()));
        Settlement.rejected(actor, why, now).tell(item, entry);
        if (commits.commit(entry.build()) instanceof Outcome.Refused) throw Settlement.settledAlready(id);
        return entry(id);
    }

    /** Those of partners that are not paused any more. Returns how many. */
    int releaseResumed(String actor) {
        int released = 0;
        for (var id : mailboxes.held().keySet())
            if (partners.find(id).filter(HeldItems::mayFetch).isPresent()) released += releaseAll(id, actor);
        return released;
    }

    private static boolean mayFetch(TradingPartner partner) {
        return !partner.status().holdsDeliveries() && partner.status().isRecipient();
    }

    private int releaseAll(PartnerId partner, String actor) {
        int released = 0;
        var page = mailboxes.held(partner, "", PAGE);
        while (!page.isEmpty()) {
            for (var item : page) if (release(item, actor)) released++;
            page = mailboxes.held(partner, page.getLast().id(), PAGE);
        }
        return released;
    }

    private boolean release(MailboxItem item, String actor) {
        var now = clock.instant();
        var entry = LedgerEntry.builder();
        entry.add(new Change.SetItemState(
                item.id(),
                EnumSet.of(MailboxItem.State.HELD),
                MailboxItem.State.AVAILABLE,
                now,
                actor,
                false,
                Optional.of(ids.next())));
        Settlement.released(actor, "for " + item.partner(), now).tell(item, entry);
        return commits.commit(entry.build()) instanceof Outcome.Committed;
    }

    private MailboxItem held(String id) {
        var item = mailboxes.byId(id).orElseThrow(() -> Settlement.nothingHeld(id));
        if (item.state() != MailboxItem.State.HELD)
            throw Settlement.refused("not-held", "Item " + id + " is not held: it is " + item.state() + ".");
        return item;
    }

    private HeldEntry entry(String id) {
        return HeldEntry.of(mailboxes.byId(id).orElseThrow(() -> Settlement.nothingHeld(id)));
    }
}
