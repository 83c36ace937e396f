package io.x12gateway.core.ledger;

import java.util.ArrayList;
import java.util.List;

/** Changes that belong together. */
public record LedgerEntry(List<Change> changes) {
    public LedgerEntry {
        changes = List.copyOf(changes);
    }

    public static LedgerEntry of(Change... changes) {
        return new LedgerEntry(List.of(changes));
    }

    public static Builder builder() {
        return new Builder();
    }

    public static final class Builder {
        private final List<Change> changes = new ArrayList<>();

        public Builder add(Change change) {
            changes.add(change);
            return this;
        }

        public LedgerEntry build() {
            return new LedgerEntry(changes);
        }
    }
}
