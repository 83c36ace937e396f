package io.x12gateway.core.transfer;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.remote.Listing;
import io.x12gateway.core.remote.RemoteFile;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.remote.RemoteItems;
import io.x12gateway.core.remote.RemoteName;
import io.x12gateway.core.submission.Ulid;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares a listing with what is on record, and records the difference. */
final class Sightings {
    /** Changes in one commit. */
    private static final int BATCH = 200;

    private final RemoteItems items;
    private final FencedWrites writes;
    private final Ulid ids;
    private final Clock clock;
    /** By role: what was last said of its listing, so that a server that goes on like that is not told every time. */
    private final Map<String, String> complaints = new ConcurrentHashMap<>();

    Sightings(RemoteItems items, FencedWrites writes, Ulid ids, Clock clock) {
        this.items = items;
        this.writes = writes;
        this.ids = ids;
        this.clock = clock;
    }

    void record(PullTurn turn, Listing listing) {
        complain(turn, listing);
        var now = clock.instant();
        var known = items.open(turn.source().partner(), turn.source().name()).stream()
                .collect(Collectors.toMap(RemoteItem::fileName, Function.identity(), (a, b) -> a, HashMap::new));
        var turned = new ArrayList<Change>();
        var added = new ArrayList<Change>();
        var shown = new HashSet<String>();
        for (var file : listing.files()) {
            if (!shown.add(file.name())) continue; // shown twice: what it is can only be found out by looking again
            if (RemoteName.isTemporary(file.name()) || !turn.source().wanted().test(file.name())) continue;
            compare(turn, file, known.remove(file.name()), now, turned, added);
        }
        if (listing.complete()) known.values().forEach(item -> turned.add(missing(item, now)));
        // A name is free for its next file only once the former one's end is on record.
        commit(turn, turned);
        commit(turn, added);
    }

    private void compare(
            PullTurn turn,
            RemoteFile file,
            @Nullable RemoteItem item,
            Instant now,
            List<Change> turned,
            List<Change> added) {
        if (item != null && item.looksLike(file)) return;
        if (item != null && item.state() != RemoteItem.State.ACCEPTED) {
            turned.add(new Change.TurnRemoteItem(item.changedTo(file, now), item.state()));
            return;
        }
        if (item != null)
            turned.add(new Change.TurnRemoteItem(item.ended(RemoteItem.State.REPLACED, "", now), item.state()));
        var source = turn.source();
        added.add(new Change.AddRemoteItem(RemoteItem.seen(ids.next(), source.partner(), source.name(), file, now)));
    }

    /** Not there any more: removed by us and not recorded, or taken away by the partner. */
    private static Change missing(RemoteItem item, Instant now) {
        var end = item.state() == RemoteItem.State.ACCEPTED ? RemoteItem.State.REMOVED : RemoteItem.State.GONE;
        return new Change.TurnRemoteItem(item.ended(end, "", now), item.state());
    }

    private void commit(PullTurn turn, List<Change> changes) {
        for (int i = 0; i < changes.size(); i += BATCH)
            writes.commit(turn.lease(), changes.subList(i, Math.min(i + BATCH, changes.size())));
    }

    /** Says what was not used of a listing: the flaws, never the names, and only when it is something new. */
    private void complain(PullTurn turn, Listing listing) {
        var flaws = new TreeMap<String, Long>();
        listing.refused().forEach(flaw -> flaws.merge(flaw, 1L, Long::sum));
        var complaint = (flaws.isEmpty() ? "" : "names refused: " + flaws)
                + (listing.complete() ? "" : " the listing is longer than is read at once");
        var role = turn.source().role();
        if (complaint.equals(complaints.getOrDefault(role, ""))) return;
        if (!complaint.isEmpty())
            writes.commit(
                    turn.lease(),
                    List.of(new Change.Audit(new AuditEntry(
                            clock.instant(), "gateway", "remote.listing-refused", role, "refused", complaint, role))));
        complaints.put(role, complaint);
    }
}
