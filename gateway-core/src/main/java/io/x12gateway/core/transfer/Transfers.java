package io.x12gateway.core.transfer;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.remote.RemoteDeliveries;
import io.x12gateway.core.remote.RemoteDelivery;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.remote.RemoteItems;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operator decides about files that wait for her. */
public final class Transfers {
    private static final Set<MailboxItem.State> UNDECIDED =
            EnumSet.of(MailboxItem.State.AVAILABLE, MailboxItem.State.FETCHED, MailboxItem.State.HELD);
    private static final Set<MailboxItem.State> OVER =
            EnumSet.of(MailboxItem.State.ACKNOWLEDGED, MailboxItem.State.EXPIRED);

    private final RemoteItems items;
    private final RemoteDeliveries deliveries;
    private final Ledger ledger;
    private final Clock clock;

    public Transfers(RemoteItems items, RemoteDeliveries deliveries, Ledger ledger, Clock clock) {
        this.items = items;
        this.deliveries = deliveries;
        this.ledger = ledger;
        this.clock = clock;
    }

    public enum Decision {
        /** The partner has it. */
        DELIVERED,
        /** The partner does not have it, or can tell that it came twice. */
        RESEND
    }

    /**
     * Tries a held file once more as if nothing had failed, or at once one that waits for its next attempt.
     *
     * @param itemId of a remote item or of a mailbox item
     * @throws GatewayFault {@code no-such-item}; {@code nothing-to-retry} if it is done, or if it is uncertain and has
     *     to be resolved
     */
    public void retry(String itemId, String operator) {
        var item = items.find(itemId);
        if (item.isPresent()) {
            retry(item.get(), operator);
            return;
        }
        var delivery = delivery(itemId);
        switch (delivery.state()) {
            case UPLOADING, HELD ->
                turn(delivery, delivery.released(clock.instant()), "remote.retried", operator, List.of());
            case NAMING ->
                turn(
                        delivery,
                        delivery.failed(delivery.detail(), clock.instant(), clock.instant()),
                        "remote.retried",
                        operator,
                        List.of());
            case UNCERTAIN, DELIVERED -> throw nothing(itemId, delivery.state());
        }
    }

    private void retry(RemoteItem item, String operator) {
        if (!item.state().isOpen()) throw nothing(item.id(), item.state());
        var now = clock.instant();
        commit(
                List.of(
                        new Change.TurnRemoteItem(item.released(now), item.state()),
                        audit(
                                item.id(),
                                "remote.retried",
                                operator,
                                item.state().name())),
                item.id());
    }

    /** Decides about a delivery of which only the partner can know whether it arrived. */
    public void resolve(String itemId, Decision decision, String operator) {
        var delivery = delivery(itemId);
        var now = clock.instant();
        switch (decision) {
            case DELIVERED -> {
                if (delivery.state() == RemoteDelivery.State.DELIVERED) throw nothing(itemId, delivery.state());
                var acknowledged = new Change.SetItemState(
                        itemId, UNDECIDED, MailboxItem.State.ACKNOWLEDGED, now, operator, false, Optional.empty());
                var turned = delivery.turned(RemoteDelivery.State.DELIVERED, "resolved by " + operator, now);
                turn(delivery, turned, "remote.resolved-delivered", operator, List.of(acknowledged));
            }
            case RESEND -> {
                var restored = delivery.state() == RemoteDelivery.State.DELIVERED
                        ? List.<Change>of(new Change.SetItemState(
                                itemId, OVER, MailboxItem.State.AVAILABLE, now, operator, false, Optional.empty()))
                        : List.<Change>of();
                turn(delivery, delivery.released(now), "remote.resolved-resend", operator, restored);
            }
        }
    }

    private RemoteDelivery delivery(String itemId) {
        return deliveries
                .find(itemId)
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.SENDER,
                        "no-such-item",
                        "There is no remote item or delivery " + itemId + "; look at the status for the ids"));
    }

    private void turn(RemoteDelivery before, RemoteDelivery after, String action, String operator, List<Change> with) {
        var changes = new ArrayList<Change>(with);
        changes.add(new Change.TurnRemoteDelivery(after, before.state()));
        changes.add(audit(before.itemId(), action, operator, before.state().name()));
        commit(changes, before.itemId());
    }

    private void commit(List<Change> changes, String itemId) {
        if (ledger.commitNow(new LedgerEntry(changes)) instanceof Outcome.Refused)
            throw new GatewayFault(
                    FaultKind.CAPACITY,
                    "item-moved",
                    "Item " + itemId + " changed at the same moment; look at it again, then decide");
    }

    private Change audit(String itemId, String action, String operator, String was) {
        return new Change.Audit(
                new AuditEntry(clock.instant(), operator, action, itemId, "ok", "was " + was, "operator"));
    }

    private static GatewayFault nothing(String itemId, Enum<?> state) {
        return new GatewayFault(
                FaultKind.SENDER,
                "nothing-to-retry",
                "Item " + itemId + " is " + state + "; there is nothing to retry or resolve");
    }
}
