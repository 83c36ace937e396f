package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.handover.Portions;
import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.inquiry.Traces;
import io.x12gateway.core.lease.Leases;
import io.x12gateway.core.mailbox.HeldDocuments;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.partner.InMemoryPartners;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.payment.Payments;
import io.x12gateway.core.remote.RemoteDeliveries;
import io.x12gateway.core.remote.RemoteItems;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The twin of the ledger and of everything that reads from it: one store in memory, the real read sides' ports as views
 * of it. It keeps the same promises but durability, and passes the same contracts.
 */
public final class InMemoryLedger implements Ledger {
    private final Clock clock;
    private final Ulid ids;
    private final List<LedgerListener> listeners = new ArrayList<>();
    private InMemoryState state = new InMemoryState();
    private @Nullable GatewayFault nextFault;

    public InMemoryLedger(Clock clock) {
        this.clock = clock;
        this.ids = new Ulid(clock);
    }

    @Override
    public CompletableFuture<Outcome> commit(LedgerEntry entry) {
        try {
            return CompletableFuture.completedFuture(commitNow(entry));
        } catch (GatewayFault fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    @Override
    public Outcome commitNow(LedgerEntry entry) {
        var outcome = apply(entry);
        if (outcome instanceof Outcome.Committed) listeners.forEach(l -> l.committed(entry));
        return outcome;
    }

    private synchronized Outcome apply(LedgerEntry entry) {
        if (nextFault != null) {
            var fault = nextFault;
            nextFault = null;
            throw fault;
        }
        var after = new InMemoryState(state);
        for (var change : entry.changes()) if (!after.apply(change)) return new Outcome.Refused(change);
        state = after;
        return new Outcome.Committed();
    }

    /** The next commit, and only that one, ends in this fault; nothing of it is true then. */
    public synchronized void failNext(GatewayFault fault) {
        nextFault = fault;
    }

    public void listen(LedgerListener listener) {
        listeners.add(listener);
    }

    public Submissions submissions() {
        return new InMemorySubmissions(this::state);
    }

    public Inquiries inquiries() {
        return new InMemoryInquiries(this::state);
    }

    public Mailboxes mailboxes() {
        return new InMemoryMailboxes(this::state);
    }

    public HeldDocuments held() {
        return new InMemoryHeldDocuments(this::state);
    }

    public Payments payments() {
        return new InMemoryPayments(this::state);
    }

    public Traces traces() {
        return new InMemoryTraces(this::state);
    }

    public Portions portions() {
        return new InMemoryPortions(this::state);
    }

    public Outbox outbox() {
        return new InMemoryOutbox(this::state, clock);
    }

    public Partners partners() {
        return new InMemoryPartners(() -> state().partners, registrar(), clock);
    }

    public ControlNumbers controlNumbers() {
        return new InMemoryControlNumbers(this::state);
    }

    public RemoteItems remoteItems() {
        return new InMemoryRemoteItems(this::state);
    }

    public RemoteDeliveries remoteDeliveries() {
        return new InMemoryRemoteDeliveries(this::state);
    }

    public Webhooks webhooks() {
        return new InMemoryWebhooks(() -> state().webhooks);
    }

    public Leases leases() {
        return state().leases;
    }

    public PayloadStore payloads() {
        return new InMemoryPayloads(
                ids, id -> Optional.ofNullable(state().payloads.get(id)));
    }

    /** What was said to the audit trail, in order. */
    public List<AuditEntry> audit() {
        return List.copyOf(state().audit);
    }

    private synchronized InMemoryState state() {
        return state;
    }
}
