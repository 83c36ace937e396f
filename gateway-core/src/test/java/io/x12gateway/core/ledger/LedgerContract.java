package io.x12gateway.core.ledger;

import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionState;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/** An entry becomes true as a whole or not at all, and a guard that refuses refuses its own entry alone. */
public interface LedgerContract extends StoresContract {

    @Test
    default void commitsAllChangesOfAnEntry() {
        var s = Given.submission();
        var work = Work.of(Stage.DISPOSITION, s.id().value());

        assertThat(commit(new Change.Receive(s), new Change.Note(Given.note(s, "received")), new Change.Enqueue(work)))
                .isEqualTo(new Outcome.Committed());

        assertThat(stores().submissions().find(s.id())).contains(s);
        assertThat(stores().submissions().timeline(s.id())).containsExactly(Given.note(s, "received"));
        assertThat(stores().outbox().unannounced(10)).containsExactly(work);
    }

    @Test
    default void leavesNoTraceOfARefusedEntry() {
        var s = Given.submission();
        receive(s);
        var work = Work.of(Stage.DISPOSITION, s.id().value());
        var guard = new Change.Move(s.id(), Set.of(SubmissionState.IN_PROGRESS), SubmissionState.COMPLETED);

        var outcome = commit(
                new Change.Enqueue(work),
                new Change.Note(Given.note(s, "judged")),
                new Change.ClaimInterchange("a|b|1", s.id(), Given.NOW),
                guard);

        assertThat(outcome).isEqualTo(new Outcome.Refused(guard));
        assertThat(stores().outbox().find(work.id())).isEmpty();
        assertThat(stores().submissions().timeline(s.id())).isEmpty();
        assertThat(stores().submissions().claimant("a|b|1")).isEmpty();
    }

    @Test
    default void namesTheFirstGuardThatRefuses() {
        var s = Given.submission();
        receive(s);
        var first = new Change.Finish(Given.id(), Given.NOW);
        var second = new Change.Move(s.id(), Set.of(SubmissionState.FAILED), SubmissionState.COMPLETED);

        assertThat(commit(second, first)).isEqualTo(new Outcome.Refused(second));
        assertThat(commit(first, second)).isEqualTo(new Outcome.Refused(first));
    }

    @Test
    default void takesAClientKeyOncePerPartner() {
        var first = Given.submission(Given.RIVERBEND, "one", Optional.of("key 1"));
        var again = Given.submission(Given.RIVERBEND, "two", Optional.of("key 1"));
        var others = Given.submission(Given.HILLTOP, "one", Optional.of("key 1"));

        assertThat(receive(first)).isEqualTo(new Outcome.Committed());
        assertThat(receive(again)).isEqualTo(new Outcome.Refused(new Change.Receive(again)));
        assertThat(receive(others)).isEqualTo(new Outcome.Committed());
        assertThat(stores().submissions().byClientKey(Given.RIVERBEND, "key 1")).contains(first);
    }

    @Test
    default void takesAnyNumberOfSubmissionsWithoutAClientKey() {
        assertThat(receive(Given.submission())).isEqualTo(new Outcome.Committed());
        assertThat(receive(Given.submission())).isEqualTo(new Outcome.Committed());
    }

    @Test
    default void movesASubmissionOnlyFromTheStatesNamed() {
        var s = Given.submission();
        receive(s);
        var start = new Change.Move(s.id(), Set.of(SubmissionState.RECEIVED), SubmissionState.IN_PROGRESS);

        assertThat(commit(start)).isEqualTo(new Outcome.Committed());
        assertThat(commit(start)).isEqualTo(new Outcome.Refused(start));
        assertThat(commit(new Change.Move(
                        s.id(),
                        Set.of(SubmissionState.RECEIVED, SubmissionState.IN_PROGRESS),
                        SubmissionState.COMPLETED)))
                .isEqualTo(new Outcome.Committed());
        assertThat(stores().submissions().find(s.id()).orElseThrow().state()).isEqualTo(SubmissionState.COMPLETED);
    }

    @Test
    default void claimsAnInterchangeOnce() {
        var s = Given.submission();
        var other = Given.submission();
        receive(s);
        receive(other);
        var claim = new Change.ClaimInterchange("ZZ|RIVERBEND|ZZ|GATEWAY|000000001|P", s.id(), Given.NOW);
        var again = new Change.ClaimInterchange(claim.key(), other.id(), Given.NOW);

        assertThat(commit(claim)).isEqualTo(new Outcome.Committed());
        assertThat(commit(again)).isEqualTo(new Outcome.Refused(again));
        assertThat(stores().submissions().claimant(claim.key())).contains(s.id());
    }

    @Test
    default void finishesWorkOnceAndOnlyKnownWork() {
        var work = Work.of(Stage.ASSEMBLY, Given.id());
        var finish = new Change.Finish(work.id(), Given.NOW);

        assertThat(commit(finish)).isEqualTo(new Outcome.Refused(finish));
        commit(new Change.Enqueue(work));
        assertThat(commit(finish)).isEqualTo(new Outcome.Committed());
        assertThat(commit(finish)).isEqualTo(new Outcome.Refused(finish));
    }

    /** The one that matters under load: a refusal must not touch its neighbours in the same group. */
    @Test
    default void refusesOnlyItsOwnEntryWhenManyComeAtOnce() {
        var receipts = new ArrayList<Submission>();
        var futures = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0; i < 200; i++) {
            var s = Given.submission(Given.RIVERBEND, "bytes " + i, Optional.of("key " + i % 50));
            receipts.add(s);
            futures.add(stores().ledger()
                    .commit(LedgerEntry.of(
                            new Change.Receive(s),
                            new Change.Note(Given.note(s, "received")),
                            new Change.Audit(Given.audit(s.id().value())))));
        }
        var outcomes = futures.stream().map(CompletableFuture::join).toList();

        assertThat(outcomes.subList(0, 50)).containsOnly(new Outcome.Committed());
        assertThat(outcomes.subList(50, 200)).noneMatch(Outcome.Committed.class::isInstance);
        for (int i = 0; i < 200; i++) {
            var s = receipts.get(i);
            assertThat(stores().submissions().find(s.id()).isPresent()).isEqualTo(i < 50);
            assertThat(stores().submissions().timeline(s.id())).hasSize(i < 50 ? 1 : 0);
        }
    }

    @Test
    default void keepsTheOrderOfEntriesThatTouchTheSameThing() {
        var s = Given.submission();
        receive(s);
        var ledger = stores().ledger();
        var start = new Change.Move(s.id(), Set.of(SubmissionState.RECEIVED), SubmissionState.IN_PROGRESS);
        var end = new Change.Move(s.id(), Set.of(SubmissionState.IN_PROGRESS), SubmissionState.COMPLETED);

        var outcomes = List.of(
                ledger.commit(LedgerEntry.of(start)),
                ledger.commit(LedgerEntry.of(end)),
                ledger.commit(LedgerEntry.of(start)));

        assertThat(outcomes.get(0).join()).isEqualTo(new Outcome.Committed());
        assertThat(outcomes.get(1).join()).isEqualTo(new Outcome.Committed());
        assertThat(outcomes.get(2).join()).isEqualTo(new Outcome.Refused(start));
    }

    private Outcome receive(Submission s) {
        return commit(new Change.Receive(s));
    }

    private Outcome commit(Change... changes) {
        return stores().ledger().commitNow(LedgerEntry.of(changes));
    }
}
