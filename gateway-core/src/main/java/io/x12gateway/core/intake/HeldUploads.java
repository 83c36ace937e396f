package io.x12gateway.core.intake;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.TimelineEntry;

import java.time.Clock;
import java.util.Set;

/**
 * Uploads that end in the middle of an interchange. An upload that somebody broke off and closed looks like a whole one;
 * so it is kept, and not judged before its sender had time to send the rest. Who sends the file again under the same
 * name supersedes it; if nobody does, it is judged as it is.
 */
public final class HeldUploads {
    private static final int PER_RUN = 1000;

    private final Submissions submissions;
    private final Ledger ledger;
    private final Limits limits;
    private final Clock clock;

    public HeldUploads(Submissions submissions, Ledger ledger, Limits limits, Clock clock) {
        this.submissions = submissions;
        this.ledger = ledger;
        this.limits = limits;
        this.clock = clock;
    }

    /** Hands on to the judge what was held long enough; harmless to run twice at once. Says how many. */
    public int release() {
        int released = 0;
        for (var held : submissions.heldSince(clock.instant().minus(limits.cutFileHeld()), PER_RUN))
            if (isReleased(held)) released++;
        return released;
    }

    private boolean isReleased(Submission held) {
        var id = held.id();
        var outcome = ledger.commitNow(LedgerEntry.of(
                new Change.Move(id, Set.of(SubmissionState.HELD), SubmissionState.RECEIVED),
                new Change.Enqueue(Work.of(Stage.DISPOSITION, id.value())),
                new Change.Note(new TimelineEntry(
                        id, clock.instant(), "released", "gateway", "nobody sent the rest: judged as it is"))));
        return outcome instanceof Outcome.Committed;
    }

    /**
     * A file came whole, or longer: what is held under its name is not judged any more. If this is not reached, both are
     * judged, which tells the sender more than it needs to know and loses nothing.
     */
    void supersededBy(Submission newer) {
        for (var held : submissions.held(newer.partner(), newer.channel())) {
            if (!held.fileName().equals(newer.fileName()) || held.id().compareTo(newer.id()) >= 0) continue;
            if (newer.duplicateOf().filter(held.id()::equals).isEmpty()) supersede(held, newer);
        }
    }

    private void supersede(Submission held, Submission newer) {
        var at = clock.instant();
        var story = "sent anew as submission " + newer.id();
        ledger.commitNow(LedgerEntry.of(
                new Change.Move(held.id(), Set.of(SubmissionState.HELD), SubmissionState.SUPERSEDED),
                new Change.Note(new TimelineEntry(
                        held.id(), at, "superseded", newer.partner().value(), story)),
                new Change.Audit(new AuditEntry(
                        at,
                        newer.partner().value(),
                        "submission.superseded",
                        held.id().value(),
                        "ok",
                        story,
                        ""))));
    }
}
