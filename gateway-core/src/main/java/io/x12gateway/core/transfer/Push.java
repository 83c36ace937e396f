package io.x12gateway.core.transfer;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.remote.RemoteDeliveries;
import io.x12gateway.core.remote.RemoteDelivery;
import io.x12gateway.core.remote.RemoteDelivery.State;
import io.x12gateway.core.remote.RemoteFile;
import io.x12gateway.core.remote.RemoteRefusal;
import io.x12gateway.core.remote.RemoteServer;
import io.x12gateway.core.submission.TimelineEntry;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Mailbox items that are put onto their partner's own server. A document is uploaded under a temporary name, its size is
 * compared, the wish to give it its final name is recorded, and only then is it renamed: so a broken-off attempt either
 * may be repeated, or is known to be uncertain. A document that arrived is acknowledged. Items of one kind arrive in the
 * order in which they came into the mailbox; one that does not get through holds up the later ones of its kind.
 */
public final class Push {
    private static final int PAGE = 500;
    private static final Set<MailboxItem.State> WAITING =
            EnumSet.of(MailboxItem.State.AVAILABLE, MailboxItem.State.FETCHED);

    private final Mailboxes mailboxes;
    private final RemoteDeliveries deliveries;
    private final PayloadStore payloads;
    private final FencedWrites writes;
    private final Clock clock;
    private final TransferRules rules;
    private final RandomGenerator random = RandomGenerator.getDefault();

    public Push(
            Mailboxes mailboxes,
            RemoteDeliveries deliveries,
            PayloadStore payloads,
            Ledger ledger,
            Clock clock,
            TransferRules rules) {
        this.mailboxes = mailboxes;
        this.deliveries = deliveries;
        this.payloads = payloads;
        this.writes = new FencedWrites(ledger);
        this.clock = clock;
        this.rules = rules;
    }

    /** Whether there is anything that a visit could bring forward now. */
    public boolean hasWork(PushTarget target) {
        return !lanes(target).isEmpty()
                || deliveries.open(target.partner(), target.name()).stream().anyMatch(this::acknowledgedElsewhere);
    }

    /** The items that may be delivered now, one list for each kind, each in order. */
    public List<List<MailboxItem>> lanes(PushTurn turn) {
        closeAcknowledged(turn);
        return lanes(turn.target());
    }

    private List<List<MailboxItem>> lanes(PushTarget target) {
        var open = deliveries.open(target.partner(), target.name()).stream()
                .collect(Collectors.toMap(RemoteDelivery::itemId, Function.identity()));
        var lanes = new LinkedHashMap<String, List<MailboxItem>>();
        var heldUp = new HashSet<>(target.exceptKinds());
        int ready = 0;
        for (var page = page(target, "");
                ;
                page = page(target, page.getLast().handling().position())) {
            for (var item : page) {
                if (heldUp.contains(item.kind()) || (open.get(item.id()) == null && isTaken(item))) continue;
                if (mustWait(open.get(item.id())) || item.isLeased(clock.instant())) heldUp.add(item.kind());
                else if (ready++ < rules.filesPerTurn())
                    lanes.computeIfAbsent(item.kind(), kind -> new ArrayList<>())
                            .add(item);
            }
            if (page.size() < PAGE || ready >= rules.filesPerTurn()) return List.copyOf(lanes.values());
        }
    }

    private List<MailboxItem> page(PushTarget target, String after) {
        return mailboxes.list(target.partner(), false, target.kinds(), after, PAGE);
    }

    /** Delivered before and restored since, then its partner fetches it; or on its way to another server. */
    private boolean isTaken(MailboxItem item) {
        return deliveries.find(item.id()).isPresent();
    }

    private boolean mustWait(@Nullable RemoteDelivery delivery) {
        if (delivery == null) return false;
        return delivery.state().waitsForOperator() || delivery.nextAttempt().isAfter(clock.instant());
    }

    /** In order, up to the first that does not arrive. Returns how many did. */
    public int deliver(PushTurn turn, List<MailboxItem> lane) {
        int arrived = 0;
        for (var item : lane) {
            if (!deliver(turn, item)) break;
            arrived++;
        }
        return arrived;
    }

    private boolean deliver(PushTurn turn, MailboxItem item) {
        var delivery = deliveries.find(item.id()).orElseGet(() -> first(turn, item));
        if (delivery.state() == State.DELIVERED) return true;
        if (mustWait(delivery)) return false;
        try {
            if (delivery.state() == State.NAMING) return resolve(turn, item, delivery);
            return attempt(turn, item, delivery);
        } catch (GatewayFault fault) {
            if (fault.kind() != FaultKind.BACK_END) throw fault;
            failed(turn, deliveries.find(item.id()).orElse(delivery), fault);
            if (fault instanceof RemoteRefusal) return false;
            throw fault;
        }
    }

    private RemoteDelivery first(PushTurn turn, MailboxItem item) {
        var now = clock.instant();
        var delivery = new RemoteDelivery(
                item.id(),
                item.partner(),
                turn.target().name(),
                item.kind(),
                item.fileName(),
                item.sizeBytes(),
                State.UPLOADING,
                0,
                now,
                "",
                now);
        commit(turn, new Change.AddRemoteDelivery(delivery));
        return delivery;
    }

    /** The final name was asked for, and we do not know what came of it. */
    private boolean resolve(PushTurn turn, MailboxItem item, RemoteDelivery delivery) {
        var there = turn.server().find(item.fileName());
        if (there.isPresent()) return arrivedAs(turn, item, delivery, there.get());
        if (turn.server().find(partName(item)).isPresent()) return attempt(turn, item, delivery);
        note(turn, item, "push-uncertain", "remote.uncertain", "failed");
        if (turn.target().resendWhenUncertain()) return attempt(turn, item, delivery);
        var now = clock.instant();
        turn(turn, delivery, delivery.turned(State.UNCERTAIN, "delivery-uncertain", now));
        return false;
    }

    private boolean attempt(PushTurn turn, MailboxItem item, RemoteDelivery before) {
        var delivery = before.begun(clock.instant());
        turn(turn, before, delivery);
        var server = turn.server();
        var there = server.find(item.fileName());
        if (there.isPresent()) return arrivedAs(turn, item, delivery, there.get());
        upload(server, item);
        var naming = delivery.turned(State.NAMING, "", clock.instant());
        turn(turn, delivery, naming);
        server.rename(partName(item), item.fileName());
        arrived(turn, item, naming);
        return true;
    }

    private void upload(RemoteServer server, MailboxItem item) {
        try (var body = payloads.open(item.payload())) {
            server.upload(partName(item), body);
        } catch (IOException e) {
            throw new GatewayFault(
                    FaultKind.GATEWAY,
                    "payload-not-read",
                    "The payload of mailbox item " + item.id() + " cannot be read: look at the payload store's disk.",
                    e);
        }
        var size = server.find(partName(item)).map(RemoteFile::sizeBytes);
        if (!size.equals(Optional.of(item.sizeBytes())))
            throw new RemoteRefusal(
                    "remote-size-differs",
                    "The partner's server shows " + size.map(s -> s + " bytes").orElse("nothing") + " where "
                            + item.sizeBytes() + " bytes were written; it may be full.");
    }

    /** Nobody but us writes this name: the same size says that it arrived. */
    private boolean arrivedAs(PushTurn turn, MailboxItem item, RemoteDelivery delivery, RemoteFile there) {
        if (there.sizeBytes() == item.sizeBytes()) {
            arrived(turn, item, delivery);
            return true;
        }
        var now = clock.instant();
        turn(turn, delivery, delivery.turned(State.HELD, "remote-name-taken", now));
        note(turn, item, "push-held", "remote.held", "failed");
        return false;
    }

    private void arrived(PushTurn turn, MailboxItem item, RemoteDelivery delivery) {
        var now = clock.instant();
        var arrived = new Change.TurnRemoteDelivery(delivery.turned(State.DELIVERED, "", now), delivery.state());
        var acknowledged = new Change.SetItemState(
                item.id(), WAITING, MailboxItem.State.ACKNOWLEDGED, now, "gateway", false, Optional.empty());
        var told = told(turn, item, now, "pushed", "mailbox.pushed", "ok");
        if (!writes.commit(turn.lease(), with(told, arrived, acknowledged)))
            writes.commit(turn.lease(), with(told, arrived)); // its partner acknowledged it in the meantime
    }

    private void failed(PushTurn turn, RemoteDelivery delivery, GatewayFault fault) {
        var now = clock.instant();
        // A refusal is an answer: the file has not got its name, so the upload may be begun again.
        var stands = delivery.state() == State.NAMING && fault instanceof RemoteRefusal
                ? delivery.turned(State.UPLOADING, fault.code(), now)
                : delivery;
        var after = delivery.attempts() >= rules.attemptsMax() && stands.state() == State.UPLOADING
                ? stands.turned(State.HELD, fault.code(), now)
                : stands.failed(fault.code(), now.plus(rules.backOff().after(delivery.attempts(), random)), now);
        var changes = new ArrayList<Change>();
        changes.add(new Change.TurnRemoteDelivery(after, delivery.state()));
        if (after.state() == State.HELD)
            changes.add(new Change.Audit(new AuditEntry(
                    now,
                    "gateway",
                    "remote.held",
                    delivery.itemId(),
                    "failed",
                    fault.code(),
                    turn.target().role())));
        writes.commit(turn.lease(), changes);
    }

    private boolean acknowledgedElsewhere(RemoteDelivery delivery) {
        return mailboxes
                .byId(delivery.itemId())
                .filter(i -> i.state() == MailboxItem.State.ACKNOWLEDGED || i.state() == MailboxItem.State.EXPIRED)
                .isPresent();
    }

    /** What the partner acknowledged at another door need not be brought any more. */
    private void closeAcknowledged(PushTurn turn) {
        var now = clock.instant();
        for (var delivery :
                deliveries.open(turn.target().partner(), turn.target().name()))
            if (acknowledgedElsewhere(delivery))
                turn(turn, delivery, delivery.turned(State.DELIVERED, "acknowledged-elsewhere", now));
    }

    private void turn(PushTurn turn, RemoteDelivery before, RemoteDelivery after) {
        if (!writes.commit(turn.lease(), List.of(new Change.TurnRemoteDelivery(after, before.state()))))
            throw new GatewayFault(
                    FaultKind.CAPACITY,
                    "delivery-moved",
                    "The delivery of " + before.itemId() + " was changed meanwhile; the next visit looks again");
    }

    private void note(PushTurn turn, MailboxItem item, String event, String action, String outcome) {
        writes.commit(turn.lease(), told(turn, item, clock.instant(), event, action, outcome));
    }

    private void commit(PushTurn turn, Change change) {
        writes.commit(turn.lease(), List.of(change));
    }

    private static List<Change> told(
            PushTurn turn, MailboxItem item, Instant now, String event, String action, String outcome) {
        var where = turn.target().role();
        var what = item.kind() + " " + item.fileName() + ", " + where;
        return List.of(
                new Change.Note(new TimelineEntry(item.source(), now, event, "gateway", what)),
                new Change.Audit(new AuditEntry(now, "gateway", action, item.id(), outcome, what, where)));
    }

    private static List<Change> with(List<Change> told, Change... changes) {
        var all = new ArrayList<Change>(List.of(changes));
        all.addAll(told);
        return all;
    }

    static String partName(MailboxItem item) {
        return "." + item.fileName() + ".part";
    }
}
