package io.x12gateway.core.ledger;

import io.x12gateway.core.handover.Portion;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.SubmissionId;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

public interface PortionsContract extends StoresContract {
    PayloadId ANSWER = new PayloadId("01ARZ3NDEKTSV4RRFFQ69G5FAV");

    @Test
    default void keepsPortionsInTheOrderOfTheFile() {
        var submission = Given.submission().id();
        var late = portion(submission, 900, 1);
        var second = portion(submission, 100, 101).answered(ANSWER);
        var first = portion(submission, 100, 1);
        committed(new Change.AddPortion(late), new Change.AddPortion(second), new Change.AddPortion(first));

        assertThat(stores().portions().ofSubmission(submission)).containsExactly(first, second, late);
        assertThat(stores().portions().ofSubmission(Given.submission().id())).isEmpty();
    }

    @Test
    default void tellsAnAnswerOnce() {
        var submission = Given.submission().id();
        var portion = portion(submission, 100, 1);
        refused(new Change.TellPortion(portion.id()));
        committed(new Change.AddPortion(portion.answered(ANSWER)));
        refused(new Change.AddPortion(portion.toldAwaited()));
        refused(new Change.AnswerPortion(portion.id(), ANSWER));

        committed(new Change.TellPortion(portion.id()));
        refused(new Change.TellPortion(portion.id()));
        var told = stores().portions().ofSubmission(submission).getFirst();
        assertThat(told.told()).isEqualTo(1);
        assertThat(told.isNews()).isFalse();
    }

    @Test
    default void knowsALateAnswerForNewsOnce() {
        var submission = Given.submission().id();
        var portion = portion(submission, 100, 1).toldAwaited();
        refused(new Change.AnswerPortion(portion.id(), ANSWER));
        committed(new Change.AddPortion(portion));
        refused(new Change.TellPortion(portion.id()));

        committed(new Change.AnswerPortion(portion.id(), ANSWER));
        refused(new Change.AnswerPortion(portion.id(), ANSWER));
        assertThat(stores().portions().ofSubmission(submission))
                .containsExactly(portion.answered(ANSWER))
                .allMatch(Portion::isNews);

        committed(new Change.TellPortion(portion.id()));
        refused(new Change.TellPortion(portion.id()));
        assertThat(stores().portions().ofSubmission(submission)).noneMatch(Portion::isNews);
    }

    private static Portion portion(SubmissionId submission, long transaction, int first) {
        return new Portion(
                Portion.id(submission, transaction, first),
                submission,
                1,
                transaction,
                first,
                100,
                Portion.State.AWAITED,
                Optional.empty(),
                0);
    }

    private void committed(Change... changes) {
        assertThat(stores().ledger().commitNow(new LedgerEntry(List.of(changes))))
                .isEqualTo(new Outcome.Committed());
    }

    private void refused(Change change) {
        assertThat(stores().ledger().commitNow(LedgerEntry.of(change))).isEqualTo(new Outcome.Refused(change));
    }
}
