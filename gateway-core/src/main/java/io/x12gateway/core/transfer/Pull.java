package io.x12gateway.core.transfer;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.remote.RemoteItems;
import io.x12gateway.core.remote.RemoteRefusal;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Files that partners lay out on their own servers, in four steps each of which is recorded: seen, stable, accepted,
 * removed. Whatever is broken off between two of them is taken up by the next visit: a file that was accepted and not
 * recorded gets the same receipt again, and one that was removed and not recorded is found gone.
 */
public final class Pull {
    private final RemoteItems items;
    private final Intake intake;
    private final FencedWrites writes;
    private final Clock clock;
    private final TransferRules rules;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Sightings sightings;

    public Pull(RemoteItems items, Intake intake, Ledger ledger, Ulid ids, Clock clock, TransferRules rules) {
        this.items = items;
        this.intake = intake;
        this.writes = new FencedWrites(ledger);
        this.clock = clock;
        this.rules = rules;
        this.sightings = new Sightings(items, writes, ids, clock);
    }

    /**
     * What a visit found.
     *
     * @param listed names that the server showed and that are wanted
     * @param due items to be worked on now: fetched, or moved and deleted
     */
    public record Found(int listed, boolean complete, int namesRefused, List<RemoteItem> due) {}

    /** Lists the directory and records what is new, changed or gone. */
    public Found look(PullTurn turn) {
        var listing = turn.server().list(rules.listingMax());
        sightings.record(turn, listing);
        var now = clock.instant();
        var due = items.open(turn.source().partner(), turn.source().name()).stream()
                .filter(item -> isDue(item, now))
                .limit(rules.filesPerTurn())
                .toList();
        return new Found(
                listing.files().size(), listing.complete(), listing.refused().size(), due);
    }

    private boolean isDue(RemoteItem item, Instant now) {
        if (item.nextAttempt().isAfter(now)) return false;
        return switch (item.state()) {
            case SEEN -> !item.unchangedSince().plus(rules.stableFor()).isAfter(now);
            case ACCEPTED -> true;
            case HELD, REMOVED, REPLACED, GONE -> false;
        };
    }

    /**
     * Fetches and accepts a file that has not been yet; any other it leaves as it is. A file that changes while it is
     * read is not accepted, and waits until it is stable again.
     *
     * @return the item as it is now
     */
    public RemoteItem fetch(PullTurn turn, RemoteItem item) {
        if (item.state() != RemoteItem.State.SEEN) return item;
        try {
            return accept(turn, item);
        } catch (GatewayFault fault) {
            return failed(turn, item, fault);
        }
    }

    private RemoteItem accept(PullTurn turn, RemoteItem item) {
        var source = turn.source();
        Receipt receipt;
        try (var body = new WatchedStream(turn.server(), item)) {
            receipt = intake.receiveUnder(
                    new Arrival(
                            source.partner(),
                            Channel.SFTP_PULL,
                            ProcessingMode.BATCH,
                            item.fileName(),
                            Optional.of(item.clientKey()),
                            body,
                            source.role()),
                    List.of(new Change.Fence(turn.lease())));
        } catch (IOException e) {
            throw new GatewayFault(FaultKind.BACK_END, "remote-cut", "The connection ended while a file was read.", e);
        }
        var now = clock.instant();
        var accepted = item.acceptedAs(receipt.submission(), now);
        var detail = "fetched from " + source.role() + ", remote item " + item.id();
        var recorded = commit(
                turn,
                new Change.TurnRemoteItem(accepted, RemoteItem.State.SEEN),
                new Change.Note(
                        new TimelineEntry(receipt.submission(), now, "fetched-from-partner", "gateway", detail)),
                audit(turn, now, "remote.accepted", item.id(), "ok", "submission " + receipt.submission()));
        return recorded ? accepted : item; // an operator was faster: the next visit sees what she wanted
    }

    private RemoteItem failed(PullTurn turn, RemoteItem item, GatewayFault fault) {
        if (fault.code().equals("lease-lost")) throw fault;
        var now = clock.instant();
        var after =
                switch (fault.code()) {
                    // Its bytes are others than those that were accepted under this item: it is another file.
                    case "client-key-reused" -> item.ended(RemoteItem.State.REPLACED, fault.code(), now);
                    case "payload-too-large" -> item.held(fault.code(), now);
                    case "remote-no-such-file" -> item.ended(RemoteItem.State.GONE, fault.code(), now);
                    default -> triedOnceMore(item, fault.code(), now);
                };
        commit(
                turn,
                new Change.TurnRemoteItem(after, item.state()),
                audit(turn, now, "remote.not-fetched", item.id(), "failed", fault.code()));
        if (fault.kind() == FaultKind.BACK_END && !(fault instanceof RemoteRefusal)) throw fault;
        return after;
    }

    private RemoteItem triedOnceMore(RemoteItem item, String code, Instant now) {
        var failed = item.failed(code, now.plus(pause(item.attempts() + 1)));
        return failed.attempts() < rules.attemptsMax() ? failed : failed.held(code, now);
    }

    private Duration pause(int failures) {
        return rules.backOff().after(failures, random);
    }

    /**
     * Moves or deletes the file of an accepted item, if it still lies there as it was fetched. Tried again at later
     * visits for as long as the server refuses: it is accepted already, so nothing but order is at stake.
     */
    public RemoteItem remove(PullTurn turn, RemoteItem item) {
        if (item.state() != RemoteItem.State.ACCEPTED) return item;
        try {
            return end(turn, item, removed(turn, item));
        } catch (RemoteRefusal refusal) {
            var now = clock.instant();
            var failed = item.failed(refusal.code(), now.plus(pause(item.attempts() + 1)));
            var changes = new ArrayList<Change>();
            changes.add(new Change.TurnRemoteItem(failed, item.state()));
            if (failed.attempts() == 1 || failed.attempts() == rules.attemptsMax())
                changes.add(audit(turn, now, "remote.not-removed", item.id(), "failed", refusal.code()));
            writes.commit(turn.lease(), changes);
            return failed;
        }
    }

    private RemoteItem.State removed(PullTurn turn, RemoteItem item) {
        var there = turn.server().find(item.fileName());
        if (there.isEmpty()) return RemoteItem.State.REMOVED;
        if (!item.looksLike(there.get())) return RemoteItem.State.REPLACED;
        if (turn.source().archive().isEmpty()) turn.server().delete(item.fileName());
        else turn.server().move(item.fileName(), turn.source().archive(), archiveName(turn, item));
        return RemoteItem.State.REMOVED;
    }

    /** Its own name, unless the archive has a file of that name: a server may write over it. */
    private static String archiveName(PullTurn turn, RemoteItem item) {
        var taken = turn.server().find(turn.source().archive(), item.fileName());
        return taken.isEmpty() ? item.fileName() : item.fileName() + "." + item.id();
    }

    private RemoteItem end(PullTurn turn, RemoteItem item, RemoteItem.State end) {
        var now = clock.instant();
        var ended = item.ended(end, "", now);
        commit(
                turn,
                new Change.TurnRemoteItem(ended, item.state()),
                audit(
                        turn,
                        now,
                        "remote." + (end == RemoteItem.State.REMOVED ? "removed" : "replaced"),
                        item.id(),
                        "ok",
                        ""));
        return ended;
    }

    private boolean commit(PullTurn turn, Change... changes) {
        return writes.commit(turn.lease(), List.of(changes));
    }

    private static Change audit(
            PullTurn turn, Instant at, String action, String object, String outcome, String reason) {
        return new Change.Audit(new AuditEntry(
                at, "gateway", action, object, outcome, reason, turn.source().role()));
    }
}
