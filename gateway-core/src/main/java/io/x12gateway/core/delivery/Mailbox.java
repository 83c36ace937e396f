package io.x12gateway.core.delivery;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.TimelineEntry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;

/**
 * The write side of a partner's mailbox. Fetching is counted and audited and changes nothing else: an item stays until
 * its partner acknowledges it. Another partner's item is answered like one that never was: a {@link GatewayFault} of
 * kind SENDER, code {@code no-such-item}.
 */
public final class Mailbox {
    private final Mailboxes mailboxes;
    private final PayloadStore payloads;
    private final Ledger ledger;
    private final Clock clock;

    public Mailbox(Mailboxes mailboxes, PayloadStore payloads, Ledger ledger, Clock clock) {
        this.mailboxes = mailboxes;
        this.payloads = payloads;
        this.ledger = ledger;
        this.clock = clock;
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
                    audit(item, now, "mailbox.fetched", actor, source)));
            return body;
        } catch (RuntimeException e) {
            close(body, e);
            throw e;
        }
    }

    /** Takes the item out of the list; saying so twice, or from two clients at once, is harmless. */
    public Acknowledgement acknowledge(PartnerId partner, String itemId, String actor, String source) {
        var changed = turn(
                partner,
                itemId,
                MailboxItem.State.ACKNOWLEDGED,
                "item-acknowledged",
                "mailbox.acknowledged",
                actor,
                source);
        return new Acknowledgement(owned(partner, itemId), !changed);
    }

    /** Puts an acknowledged item back into the list, for a partner that lost what it fetched. */
    public MailboxItem restore(PartnerId partner, String itemId, String actor, String source) {
        if (owned(partner, itemId).state() == MailboxItem.State.ACKNOWLEDGED)
            turn(partner, itemId, MailboxItem.State.AVAILABLE, "item-restored", "mailbox.restored", actor, source);
        return owned(partner, itemId);
    }

    private boolean turn(
            PartnerId partner,
            String itemId,
            MailboxItem.State state,
            String event,
            String action,
            String actor,
            String source) {
        var item = owned(partner, itemId);
        var now = clock.instant();
        var outcome = ledger.commitNow(LedgerEntry.of(
                new Change.SetItemState(itemId, state, now),
                note(item, now, event, actor),
                audit(item, now, action, actor, source)));
        return switch (outcome) {
            case Outcome.Committed committed -> true;
            case Outcome.Refused refused -> false;
        };
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

    private static Change audit(MailboxItem item, Instant at, String action, String actor, String source) {
        return new Change.Audit(new AuditEntry(
                at,
                actor,
                action,
                item.id(),
                "ok",
                item.kind() + " of " + item.source() + " for " + item.partner(),
                source));
    }
}
