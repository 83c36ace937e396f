package io.x12gateway.core.ledger;

import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

public interface OutboxContract extends StoresContract {

    @Test
    default void offersWorkUntilItIsAnnounced() {
        var first = enqueued(Stage.DISPOSITION);
        var second = enqueued(Stage.DELIVERY);
        assertThat(stores().outbox().unannounced(10)).containsExactly(first, second);
        assertThat(stores().outbox().unannounced(1)).containsExactly(first);

        stores().outbox().announced(List.of(first.id()));
        assertThat(stores().outbox().unannounced(10)).containsExactly(second);
        stores().outbox().announced(List.of());
        assertThat(stores().outbox().find(first.id())).contains(first);
    }

    @Test
    default void offersEverythingUndoneAgainAfterARestart() {
        var announced = enqueued(Stage.DISPOSITION);
        var done = enqueued(Stage.DISPOSITION);
        stores().outbox().announced(List.of(announced.id(), done.id()));
        finish(done);

        assertThat(stores().outbox().forgetAnnouncements()).isEqualTo(1);
        assertThat(stores().outbox().unannounced(10)).containsExactly(announced);
    }

    @Test
    default void offersWhatWasGivenUpOnlyOnceItIsRevived() {
        var hopeless = enqueued(Stage.HANDOVER);
        var done = enqueued(Stage.HANDOVER);
        stores().outbox().announced(List.of(hopeless.id()));
        finish(done);
        stores().outbox().giveUp(hopeless.id());
        stores().outbox().giveUp(done.id());

        assertThat(stores().outbox().forgetAnnouncements()).isZero();
        assertThat(stores().outbox().unannounced(10)).isEmpty();
        assertThat(stores().outbox().depth()).isEmpty();
        assertThat(stores().outbox().isDone(hopeless.id())).isFalse();
        assertThat(stores().outbox().isDone(done.id())).isTrue();

        assertThat(stores().outbox().revive()).isEqualTo(1);
        assertThat(stores().outbox().unannounced(10)).containsExactly(hopeless);
        finish(hopeless);
        assertThat(stores().outbox().isDone(hopeless.id())).isTrue();
    }

    @Test
    default void doesNotOfferDoneWork() {
        var work = enqueued(Stage.DISPOSITION);
        assertThat(stores().outbox().isDone(work.id())).isFalse();
        finish(work);
        stores().outbox().announced(List.of(work.id()));

        assertThat(stores().outbox().isDone(work.id())).isTrue();
        assertThat(stores().outbox().unannounced(10)).isEmpty();
        assertThat(stores().outbox().forgetAnnouncements()).isZero();
        assertThat(stores().outbox().isDone(work.id())).isTrue();
    }

    @Test
    default void takesWorkThatItKnowsWithoutReopeningIt() {
        var work = enqueued(Stage.ASSEMBLY);
        finish(work);
        assertThat(stores().ledger().commitNow(LedgerEntry.of(new Change.Enqueue(work))))
                .isEqualTo(new Outcome.Committed());
        assertThat(stores().outbox().isDone(work.id())).isTrue();
    }

    @Test
    default void tellsHowMuchWaitsAndForHowLong() {
        assertThat(stores().outbox().depth()).isEmpty();
        assertThat(stores().outbox().oldestWaiting()).isEqualTo(Duration.ZERO);

        var done = enqueued(Stage.INQUIRY);
        finish(done);
        var announced = enqueued(Stage.INQUIRY);
        stores().outbox().announced(List.of(announced.id()));
        enqueued(Stage.INQUIRY);
        enqueued(Stage.DELIVERY);
        assertThat(stores().outbox().depth()).isEqualTo(Map.of(Stage.INQUIRY, 2L, Stage.DELIVERY, 1L));
        assertThat(stores().outbox().oldestWaiting()).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    private Work enqueued(Stage stage) {
        var work = new Work(Given.id(), stage, Given.id());
        assertThat(stores().ledger().commitNow(LedgerEntry.of(new Change.Enqueue(work))))
                .isEqualTo(new Outcome.Committed());
        return work;
    }

    private void finish(Work work) {
        assertThat(stores().ledger().commitNow(LedgerEntry.of(new Change.Finish(work.id(), Given.NOW))))
                .isEqualTo(new Outcome.Committed());
    }
}
