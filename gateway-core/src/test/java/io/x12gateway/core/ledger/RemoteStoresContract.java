package io.x12gateway.core.ledger;

import io.x12gateway.core.remote.RemoteDelivery;
import io.x12gateway.core.remote.RemoteFile;
import io.x12gateway.core.remote.RemoteItem;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

public interface RemoteStoresContract extends StoresContract {
    Instant WRITTEN = Instant.parse("2026-03-04T05:00:00Z");

    @Test
    default void findsWhatIsOpenAndCountsTheRest() {
        var first = added("a.edi");
        var second = added("b.edi");
        var accepted = first.acceptedAs(Given.submission().id(), Given.NOW);
        assertThat(commit(new Change.TurnRemoteItem(accepted, RemoteItem.State.SEEN)))
                .isEqualTo(new Outcome.Committed());
        assertThat(stores().remote().items().open(Given.RIVERBEND, "claims")).containsExactly(accepted, second);
        var removed = accepted.ended(RemoteItem.State.REMOVED, "", Given.NOW);
        commit(new Change.TurnRemoteItem(removed, RemoteItem.State.ACCEPTED));
        assertThat(stores().remote().items().open(Given.RIVERBEND, "claims")).containsExactly(second);
        assertThat(stores().remote().items().open(Given.HILLTOP, "claims")).isEmpty();
        assertThat(stores().remote().items().find(first.id())).contains(removed);
        assertThat(stores().remote().items().countByState(Given.RIVERBEND, "claims"))
                .isEqualTo(Map.of(RemoteItem.State.REMOVED, 1L, RemoteItem.State.SEEN, 1L));
    }

    @Test
    default void takesTwoFilesOfOneNameForOneUntilTheFirstHasEnded() {
        var first = added("a.edi");
        var again = new Change.AddRemoteItem(item("a.edi"));
        assertThat(commit(again)).isEqualTo(new Outcome.Refused(again));
        commit(new Change.TurnRemoteItem(first.ended(RemoteItem.State.GONE, "", Given.NOW), RemoteItem.State.SEEN));
        assertThat(commit(again)).isEqualTo(new Outcome.Committed());
        assertThat(stores().remote().items().open(Given.RIVERBEND, "claims")).containsExactly(again.item());
    }

    @Test
    default void turnsAnItemOnlyFromWhereItIs() {
        var item = added("a.edi");
        var held = new Change.TurnRemoteItem(item.held("remote-cut", Given.NOW), RemoteItem.State.SEEN);
        assertThat(commit(held)).isEqualTo(new Outcome.Committed());
        assertThat(commit(held)).isEqualTo(new Outcome.Refused(held));
        assertThat(stores().remote().items().held(10)).containsExactly(held.item());
    }

    @Test
    default void remembersDeliveriesByTheirMailboxItem() {
        var delivery = delivery(Given.id());
        var add = new Change.AddRemoteDelivery(delivery);
        assertThat(commit(add)).isEqualTo(new Outcome.Committed());
        assertThat(commit(add)).isEqualTo(new Outcome.Refused(add));
        assertThat(stores().remote().deliveries().open(Given.RIVERBEND, "all")).containsExactly(delivery);

        var uncertain = delivery.begun(Given.NOW)
                .turned(RemoteDelivery.State.NAMING, "", Given.NOW)
                .turned(RemoteDelivery.State.UNCERTAIN, "delivery-uncertain", Given.NOW.plus(Duration.ofSeconds(1)));
        var turn = new Change.TurnRemoteDelivery(uncertain, RemoteDelivery.State.UPLOADING);
        assertThat(commit(turn)).isEqualTo(new Outcome.Committed());
        assertThat(commit(turn)).isEqualTo(new Outcome.Refused(turn));
        assertThat(stores().remote().deliveries().find(delivery.itemId())).contains(uncertain);
        assertThat(stores().remote().deliveries().waitingForOperator(10)).containsExactly(uncertain);

        var done = uncertain.turned(RemoteDelivery.State.DELIVERED, "", Given.NOW);
        commit(new Change.TurnRemoteDelivery(done, RemoteDelivery.State.UNCERTAIN));
        assertThat(stores().remote().deliveries().open(Given.RIVERBEND, "all")).isEmpty();
        assertThat(stores().remote().deliveries().countByState(Given.RIVERBEND, "all"))
                .isEqualTo(Map.of(RemoteDelivery.State.DELIVERED, 1L));
    }

    private RemoteItem added(String name) {
        var item = item(name);
        assertThat(commit(new Change.AddRemoteItem(item))).isEqualTo(new Outcome.Committed());
        return item;
    }

    private static RemoteItem item(String name) {
        return RemoteItem.seen(Given.id(), Given.RIVERBEND, "claims", new RemoteFile(name, 120, WRITTEN), Given.NOW);
    }

    private static RemoteDelivery delivery(String itemId) {
        return new RemoteDelivery(
                itemId,
                Given.RIVERBEND,
                "all",
                "999",
                "999_000000001_x.x12",
                17,
                RemoteDelivery.State.UPLOADING,
                0,
                Given.NOW,
                "",
                Given.NOW);
    }

    private Outcome commit(Change... changes) {
        return stores().ledger().commitNow(LedgerEntry.of(changes));
    }
}
