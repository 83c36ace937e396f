package io.x12gateway.core.lineage;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;

import java.time.Clock;
import java.util.Optional;

/**
 * Who looked what up. A look-up discloses, so it is in the audit trail before it is answered: one entry each, whatever
 * was found. The number itself is not written down, only a keyed digest by which the same number is known again.
 */
final class LookUps {
    static final String ACTION = "claim.looked-up";
    private final Ledger ledger;
    private final ClaimKeys keys;
    private final Clock clock;

    LookUps(Ledger ledger, ClaimKeys keys, Clock clock) {
        this.ledger = ledger;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param kind what the number turned out to be */
    record Told(String kind, Optional<Story> story) {
        static final Told NOTHING = new Told("unknown number", Optional.empty());

        static Told of(String kind, Story story) {
            return new Told(kind, Optional.of(story));
        }

        String inWords() {
            return kind + ": "
                    + story.map(s -> s.claims().size() + " claims, " + s.sets().size() + " transaction sets"
                                    + (s.more() ? " and more" : ""))
                            .orElse("nothing found");
        }
    }

    Optional<Story> onRecord(String actor, String number, String source, Told told) {
        var entry = new AuditEntry(
                clock.instant(), actor, ACTION, "number/" + keys.digest(number), "ok", told.inWords(), source);
        ledger.commitNow(LedgerEntry.of(new Change.Audit(entry)));
        return told.story();
    }
}
