package io.x12gateway.core.telling;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.LedgerListener;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * The ledger as everybody uses it: adds to each entry the events that its partners want to be told of. So an event is
 * true exactly if what it tells of is, and nobody who changes something can forget to tell.
 */
public final class TellingLedger implements Ledger, LedgerListener {
    private final Ledger ledger;
    private final Subscriptions subscriptions;
    private final Teller teller;

    /** @param ledger told of this one as a listener, so that a changed profile counts at once */
    public TellingLedger(
            Ledger ledger, Partners partners, Submissions submissions, Mailboxes mailboxes, Ulid ids, Clock clock) {
        this.ledger = ledger;
        this.subscriptions = new Subscriptions(partners);
        this.teller = new Teller(subscriptions, submissions, mailboxes, ids, clock);
    }

    @Override
    public CompletableFuture<Outcome> commit(LedgerEntry entry) {
        return ledger.commit(telling(entry));
    }

    @Override
    public Outcome commitNow(LedgerEntry entry) {
        return ledger.commitNow(telling(entry));
    }

    private LedgerEntry telling(LedgerEntry entry) {
        try {
            return teller.telling(entry);
        } catch (GatewayFault fault) {
            throw fault;
        } catch (RuntimeException e) {
            throw new GatewayFault(
                    FaultKind.GATEWAY,
                    "ledger-failed",
                    "The ledger could not ask whom to tell (" + e.getClass().getSimpleName()
                            + "): nothing was committed; look at the database",
                    e);
        }
    }

    @Override
    public void committed(LedgerEntry entry) {
        for (var change : entry.changes())
            if (change instanceof Change.Register registered)
                subscriptions.forget(registered.version().partner().id());
    }
}
