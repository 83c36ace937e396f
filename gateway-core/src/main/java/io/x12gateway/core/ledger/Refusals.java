package io.x12gateway.core.ledger;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** The guards that refused, by entry. Of several in one entry the first is the one to name. */
final class Refusals {
    private record Guard(int place, Change change) {}

    private final Map<Integer, Guard> byEntry = new HashMap<>();

    void add(int entry, int place, Change change) {
        byEntry.merge(entry, new Guard(place, change), (a, b) -> a.place <= b.place ? a : b);
    }

    boolean none() {
        return byEntry.isEmpty();
    }

    @Nullable
    Change of(int entry) {
        var guard = byEntry.get(entry);
        return guard == null ? null : guard.change;
    }
}
