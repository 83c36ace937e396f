package io.x12gateway.core.delivery;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.MailboxQuery;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A partner's mailbox. Fetching is counted and audited and changes nothing else: an item stays until its partner
 * acknowledges it; of two clients that do, the first one counts. Another partner's item is answered like one that never
 * was: a {@link GatewayFault} of kind SENDER, code {@code no-such-item}.
 */
public final class Mailbox {
    /** Far longer than a commit takes that was under way while a page was read. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    /** What another node delivers rings no bell here. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final Duration RESTORABLE = Duration.ofDays(30);
    private static final Duration LEASE_MAX = Duration.ofHours(1);
    private static final Set<MailboxItem.State> WAITING =
            EnumSet.of(MailboxItem.State.AVAILABLE, MailboxItem.State.FETCHED);

    private final Mailboxes mailboxes;
    private final PayloadStore payloads;
    private final Ledger ledger;
    private final Clock clock;
    private final Ulid ids;
    private final MailboxBell bell;

    public Mailbox(Mailboxes mailboxes, PayloadStore payloads, Ledger ledger, Clock clock) {
        this(mailboxes, payloads, ledger, clock, new MailboxBell());
    }

    /** @param bell hears of what the ledger commits */
    public Mailbox(Mailboxes mailboxes, PayloadStore payloads, Ledger ledger, Clock clock, MailboxBell bell) {
        this.mailboxes = mailboxes;
        this.payloads = payloads;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = new Ulid(clock);
        this.bell = bell;
    }

    public MailboxPage page(PartnerId partner, MailboxQuery query) {
        var now = clock.instant();
        var items = mailboxes.list(partner, query);
        boolean full = !items.isEmpty() && items.size() == query.limit();
        var last = items.isEmpty() ? query.after() : items.getLast().handling().position();
        var certain = Ulid.firstOf(now.minus(OVERLAP));
        // Never back behind where the caller was: it has seen what stands there.
        var resume = last.compareTo(certain) < 0 ? last : latest(query.after(), certain);
        return new MailboxPage(items, full ? last : "", resume);
    }

    private static String latest(String a, String b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** As {@link #page}, but if there is nothing waits for something to come, up to that time. */
    public MailboxPage await(PartnerId partner, MailboxQuery query, Duration most) throws InterruptedException {
        long until = System.nanoTime() + most.toNanos();
        while (true) {
            long rings = bell.rings(partner);
            var page = page(partner, query);
            long left = until - System.nanoTime();
            if (!page.items().isEmpty() || left <= 0) return page;
            bell.await(partner, rings, Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
        }
    }

    /**
     * Leases items to one of several clients of a partner: of two that claim at the same time no item goes to both. A
     * lease keeps nobody from fetching or acknowledging; it only takes the item out of what others can claim, until it
     * is over.
     *
     * @param wanted which items; its limit is how many at most
     * @param owner which client, 1 to 64 characters
     * @param visibility how long, up to an hour
     * @throws GatewayFault {@code bad-lease}
     */
    public List<MailboxItem> claim(PartnerId partner, MailboxQuery wanted, String owner, Duration visibility) {
        if (owner.isBlank() || owner.length() > 64 || !visibility.isPositive() || visibility.compareTo(LEASE_MAX) > 0)
            throw new GatewayFault(
                    FaultKind.SENDER,
                    "bad-lease",
                    "A lease needs an owner of 1 to 64 characters and lasts from a second to an hour.");
        var claimed = new ArrayList<MailboxItem>();
        var query = wanted.of(WAITING);
        while (claimed.size() < wanted.limit()) {
            var now = clock.instant();
            var lease = new MailboxItem.Lease(owner, now.plus(visibility));
            var candidates = mailboxes.list(partner, query.unleasedAt(now).limit(wanted.limit() - claimed.size()));
            if (candidates.isEmpty()) break;
            // All are asked for before any is waited for, so that they are written as a group.
            var outcomes = candidates.stream()
                    .map(item -> ledger.commit(LedgerEntry.of(new Change.LeaseItem(item.id(), lease, now))))
                    .toList();
            for (int i = 0; i < candidates.size(); i++)
                if (outcomes.get(i).join() instanceof Outcome.Committed)
                    claimed.add(owned(partner, candidates.get(i).id()));
            query = query.after(candidates.getLast().handling().position());
        }
        return claimed;
    }

    /** Ends a lease before its time; says whether there was one of this owner. */
    public boolean giveBack(PartnerId partner, String itemId, String owner) {
        owned(partner, itemId);
        return ledger.commitNow(LedgerEntry.of(new Change.EndLease(itemId, owner))) instanceof Outcome.Committed;
    }

    /**
     * The document, byte for byte. The disclosure is on record before the first byte is given.
     *
     * @param actor who fetches: the partner's id or an operator
     * @param source remote address, for the audit trail
     */
    public InputStream fetch(PartnerId partner, String itemId, String actor, String source) {
        var item = owned(partner, itemId);
        var body = open(item);
        try {
            var now = clock.instant();
            ledger.commitNow(LedgerEntry.of(
                    new Change.NoteFetch(itemId, now),
                    note(item, now, "fetched", actor),
                    audit(item, now, "mailbox.fetched", "", actor, source)));
            return body;
        } catch (RuntimeException e) {
            close(body, e);
            throw e;
        }
    }

    /** As {@link #fetch}, where a part of the document is given: on record, but not counted. */
    public InputStream fetchPart(PartnerId partner, String itemId, String actor, String source) {
        var item = owned(partner, itemId);
        var body = open(item);
        try {
            ledger.commitNow(LedgerEntry.of(audit(item, clock.instant(), "mailbox.part-fetched", "", actor, source)));
            return body;
        } catch (RuntimeException e) {
            close(body, e);
            throw e;
        }
    }

    /** As below, of an item that counts as read if it was ever fetched. */
    public Acknowledgement acknowledge(PartnerId partner, String itemId, String actor, String source) {
        return acknowledge(
                partner, itemId, Optional.empty(), owned(partner, itemId).fetches() == 0, actor, source);
    }

    /**
     * Takes the item out of the list; saying so twice, or from two clients at once, is harmless: the second is told who
     * was first.
     *
     * @param digest what the partner has got, if it says so
     * @param unread whether it is known not to have read the item to its end: it may acknowledge it all the same, and
     *     operators see it
     * @throws GatewayFault {@code digest-mismatch}: nothing was acknowledged
     */
    public Acknowledgement acknowledge(
            PartnerId partner, String itemId, Optional<Digest> digest, boolean unread, String actor, String source) {
        var item = owned(partner, itemId);
        if (digest.isPresent() && !digest.get().equals(item.digest()))
            throw new GatewayFault(
                    FaultKind.SENDER,
                    "digest-mismatch",
                    "The SHA-256 given is not that of item " + itemId + ": fetch it again before acknowledging it.");
        var now = clock.instant();
        var outcome = ledger.commitNow(LedgerEntry.of(
                new Change.SetItemState(
                        itemId, WAITING, MailboxItem.State.ACKNOWLEDGED, now, actor, unread, Optional.empty()),
                note(item, now, "item-acknowledged", actor),
                audit(item, now, "mailbox.acknowledged", unread ? ", DELETED_UNREAD" : "", actor, source)));
        return new Acknowledgement(owned(partner, itemId), outcome instanceof Outcome.Refused);
    }

    /**
     * Puts an acknowledged item back into the list, for a partner that lost what it fetched.
     *
     * @throws GatewayFault {@code restore-too-late}: it was acknowledged more than 30 days ago
     */
    public MailboxItem restore(PartnerId partner, String itemId, String actor, String source) {
        var item = owned(partner, itemId);
        if (item.state() != MailboxItem.State.ACKNOWLEDGED) return item;
        var now = clock.instant();
        if (item.handling().stateAt().plus(RESTORABLE).isBefore(now))
            throw new GatewayFault(
                    FaultKind.SENDER,
                    "restore-too-late",
                    "Item " + itemId + " was acknowledged on " + item.handling().stateAt()
                            + "; items can be restored for 30 days. Ask the operator for it.");
        ledger.commitNow(LedgerEntry.of(
                new Change.SetItemState(
                        itemId,
                        EnumSet.of(MailboxItem.State.ACKNOWLEDGED),
                        MailboxItem.State.AVAILABLE,
                        now,
                        actor,
                        false,
                        Optional.of(ids.next())),
                note(item, now, "item-restored", actor),
                audit(item, now, "mailbox.restored", "", actor, source)));
        return owned(partner, itemId);
    }

    private MailboxItem owned(PartnerId partner, String itemId) {
        return mailboxes
                .find(partner, itemId)
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.SENDER,
                        "no-such-item",
                        "There is no item " + itemId + " in the mailbox of " + partner + "; list the mailbox first"));
    }

    private InputStream open(MailboxItem item) {
        try {
            return payloads.open(item.payload());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(InputStream body, RuntimeException because) {
        try {
            body.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private static Change note(MailboxItem item, Instant at, String event, String actor) {
        return new Change.Note(new TimelineEntry(item.source(), at, event, actor, item.kind() + " " + item.fileName()));
    }

    private static Change audit(MailboxItem item, Instant at, String action, String more, String actor, String source) {
        return new Change.Audit(new AuditEntry(
                at,
                actor,
                action,
                item.id(),
                "ok",
                item.kind() + " of " + item.source() + " for " + item.partner() + more,
                source));
    }
}
