package io.x12gateway.core.ledger;

import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.MailboxItem.State;
import io.x12gateway.core.mailbox.MailboxQuery;
import io.x12gateway.core.partner.PartnerId;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

public interface MailboxesContract extends StoresContract {

    @Test
    default void listsAPartnersOwnItemsOldestFirst() {
        var first = delivered(Given.RIVERBEND, "999/a/1", "999");
        var others = delivered(Given.HILLTOP, "999/b/1", "999");
        var second = delivered(Given.RIVERBEND, "835/a/1", "835");

        assertThat(list(Given.RIVERBEND, false)).containsExactly(first, second);
        assertThat(list(Given.HILLTOP, false)).containsExactly(others);
        assertThat(stores().mailboxes().list(Given.RIVERBEND, false, List.of("835", "271"), "", 10))
                .containsExactly(second);
        assertThat(stores().mailboxes().list(Given.RIVERBEND, false, List.of(), first.id(), 10))
                .containsExactly(second);
        assertThat(stores().mailboxes().list(Given.RIVERBEND, false, List.of(), "", 1))
                .containsExactly(first);
    }

    @Test
    default void hidesAnItemFromOtherPartners() {
        var item = delivered(Given.RIVERBEND, "999/a/1", "999");
        assertThat(stores().mailboxes().find(Given.RIVERBEND, item.id())).contains(item);
        assertThat(stores().mailboxes().find(Given.HILLTOP, item.id())).isEmpty();
        assertThat(stores().mailboxes().byFileName(Given.RIVERBEND, item.fileName()))
                .contains(item);
        assertThat(stores().mailboxes().byFileName(Given.HILLTOP, item.fileName()))
                .isEmpty();
    }

    @Test
    default void deliversADocumentOnce() {
        var first = delivered(Given.RIVERBEND, "277/x", "277");
        var source = Given.submission();
        var again = Given.item(Given.RIVERBEND, source, "277/x", "277");

        assertThat(commit(new Change.Receive(source), new Change.Deliver(again)))
                .isEqualTo(new Outcome.Committed());

        assertThat(stores().mailboxes().byDocumentKey("277/x")).contains(first);
        assertThat(list(Given.RIVERBEND, true)).containsExactly(first);
        assertThat(stores().submissions().find(source.id())).contains(source);
    }

    @Test
    default void countsFetchesAndKeepsTheItem() {
        var item = delivered(Given.RIVERBEND, "999/a/1", "999");
        commit(new Change.NoteFetch(item.id(), Given.NOW));
        commit(new Change.NoteFetch(item.id(), Given.NOW));

        var fetched = list(Given.RIVERBEND, false).getFirst();
        assertThat(fetched.fetches()).isEqualTo(2);
        assertThat(fetched.state()).isEqualTo(MailboxItem.State.FETCHED);
    }

    @Test
    default void aFetchAfterTheAcknowledgmentDoesNotBringTheItemBack() {
        var item = delivered(Given.RIVERBEND, "999/a/1", "999");
        commit(acknowledge(item));
        commit(new Change.NoteFetch(item.id(), Given.NOW));

        assertThat(list(Given.RIVERBEND, false)).isEmpty();
        assertThat(list(Given.RIVERBEND, true).getFirst().fetches()).isEqualTo(1);
    }

    @Test
    default void changesTheStateOnce() {
        var item = delivered(Given.RIVERBEND, "999/a/1", "999");
        var acknowledge = acknowledge(item);

        assertThat(commit(acknowledge)).isEqualTo(new Outcome.Committed());
        assertThat(commit(acknowledge)).isEqualTo(new Outcome.Refused(acknowledge));
        assertThat(list(Given.RIVERBEND, true)).singleElement().satisfies(i -> {
            assertThat(i.handling().stateBy()).isEqualTo("first client");
            assertThat(i.handling().stateAt()).isEqualTo(Given.NOW);
        });
    }

    @Test
    default void putsARestoredItemBehindWhatCameMeanwhile() {
        var first = delivered(Given.RIVERBEND, "999/a/1", "999");
        commit(acknowledge(first));
        var second = delivered(Given.RIVERBEND, "999/a/2", "999");
        var place = Given.id();
        assertThat(commit(new Change.SetItemState(
                        first.id(),
                        EnumSet.of(State.ACKNOWLEDGED),
                        State.AVAILABLE,
                        Given.NOW,
                        "operator",
                        false,
                        Optional.of(place))))
                .isEqualTo(new Outcome.Committed());

        assertThat(ids(MailboxQuery.waiting(10))).containsExactly(second.id(), first.id());
        assertThat(ids(MailboxQuery.waiting(10).after(second.id()))).containsExactly(first.id());
    }

    @Test
    default void tellsUsagesKindsStatesAndTimesApart() {
        var production = delivered(Given.RIVERBEND, "835/a/1", "835");
        var test = delivered(Given.RIVERBEND, "835/a/2", "835", "T");
        var text = delivered(Given.RIVERBEND, "receipt/a/1", "receipt", "");
        var query = MailboxQuery.waiting(10);

        assertThat(ids(query)).containsExactly(production.id(), test.id(), text.id());
        assertThat(ids(query.ofUsages("T"))).containsExactly(test.id());
        assertThat(ids(query.ofUsages("P", ""))).containsExactly(production.id(), text.id());
        assertThat(ids(query.ofUsages("T").ofKinds(List.of("271")))).isEmpty();
        assertThat(ids(query.since(Given.NOW))).hasSize(3);
        assertThat(ids(query.since(Given.NOW.plusSeconds(1)))).isEmpty();
        commit(new Change.NoteFetch(test.id(), Given.NOW));
        assertThat(ids(query.of(EnumSet.of(State.FETCHED)))).containsExactly(test.id());
        commit(acknowledge(text));
        assertThat(ids(query.of(EnumSet.of(State.ACKNOWLEDGED)))).containsExactly(text.id());
    }

    @Test
    default void leasesAnItemToOneUntilTheLeaseIsOver() {
        var item = delivered(Given.RIVERBEND, "999/a/1", "999");
        var until = Given.NOW.plusSeconds(60);
        var lease = new Change.LeaseItem(item.id(), new MailboxItem.Lease("one", until), Given.NOW);
        var other = new Change.LeaseItem(item.id(), new MailboxItem.Lease("two", until), Given.NOW);

        assertThat(commit(lease)).isEqualTo(new Outcome.Committed());
        assertThat(commit(other)).isEqualTo(new Outcome.Refused(other));
        assertThat(ids(MailboxQuery.waiting(10).unleasedAt(Given.NOW))).isEmpty();
        assertThat(ids(MailboxQuery.waiting(10))).containsExactly(item.id());
        assertThat(ids(MailboxQuery.waiting(10).unleasedAt(until))).containsExactly(item.id());

        var notItsOwn = new Change.EndLease(item.id(), "two");
        assertThat(commit(notItsOwn)).isEqualTo(new Outcome.Refused(notItsOwn));
        assertThat(commit(new Change.EndLease(item.id(), "one"))).isEqualTo(new Outcome.Committed());
        assertThat(commit(other)).isEqualTo(new Outcome.Committed());
        var later = new Change.LeaseItem(item.id(), new MailboxItem.Lease("one", until.plusSeconds(60)), until);
        assertThat(commit(later)).isEqualTo(new Outcome.Committed());
        assertThat(stores().mailboxes().find(Given.RIVERBEND, item.id()))
                .hasValueSatisfying(i -> assertThat(i.handling().lease()).contains(later.lease()));
    }

    @Test
    default void expiresOnlyWhatIsSettledOrWasNoticedAndNobodyHasInHand() {
        var settled = delivered(Given.RIVERBEND, "999/a/1", "999");
        var waiting = delivered(Given.RIVERBEND, "999/a/2", "999");
        var fetched = delivered(Given.RIVERBEND, "999/a/3", "999");
        commit(acknowledge(settled));
        commit(new Change.NoteFetch(fetched.id(), Given.NOW));
        commit(acknowledge(fetched));

        assertThat(isExpired(waiting, Given.NOW.plusSeconds(9))).isFalse();
        assertThat(isExpired(settled, Given.NOW)).isFalse();
        assertThat(commit(new Change.ExpireItem(
                        fetched.id(),
                        Given.NOW.plusSeconds(9),
                        Given.NOW,
                        Given.NOW.minusSeconds(9),
                        Given.NOW.plusSeconds(9))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(isExpired(settled, Given.NOW.plusSeconds(9))).isTrue();
        assertThat(isExpired(fetched, Given.NOW.plusSeconds(9))).isTrue();

        assertThat(commit(new Change.NoteNotice(waiting.id(), Given.NOW))).isEqualTo(new Outcome.Committed());
        assertThat(commit(new Change.NoteNotice(waiting.id(), Given.NOW))).isInstanceOf(Outcome.Refused.class);
        assertThat(isExpired(waiting, Given.NOW)).isFalse();
        commit(new Change.LeaseItem(waiting.id(), new MailboxItem.Lease("one", Given.NOW.plusSeconds(60)), Given.NOW));
        assertThat(isExpired(waiting, Given.NOW.plusSeconds(9))).isFalse();
        commit(new Change.EndLease(waiting.id(), "one"));
        assertThat(isExpired(waiting, Given.NOW.plusSeconds(9))).isTrue();

        assertThat(list(Given.RIVERBEND, true)).isEmpty();
        assertThat(stores().mailboxes().find(Given.RIVERBEND, waiting.id())).isEmpty();
        assertThat(stores().mailboxes().byId(waiting.id()))
                .hasValueSatisfying(i -> assertThat(i.state()).isEqualTo(State.EXPIRED));
    }

    private boolean isExpired(MailboxItem item, Instant before) {
        return commit(new Change.ExpireItem(item.id(), before, before, before, before)) instanceof Outcome.Committed;
    }

    @Test
    default void showsAHeldItemToOperatorsOnly() {
        var source = Given.submission();
        var item = Given.item(Given.RIVERBEND, source, "835/a/1", "835", "P", State.HELD);
        commit(new Change.Receive(source), new Change.Deliver(item));

        assertThat(list(Given.RIVERBEND, true)).isEmpty();
        assertThat(stores().mailboxes().find(Given.RIVERBEND, item.id())).isEmpty();
        assertThat(stores().mailboxes().byFileName(Given.RIVERBEND, item.fileName()))
                .isEmpty();
        assertThat(stores().mailboxes().byId(item.id())).contains(item);
        assertThat(stores().mailboxes().held()).isEqualTo(Map.of(Given.RIVERBEND, 1L));
        assertThat(stores().mailboxes().held(Given.RIVERBEND, "", 10)).containsExactly(item);
        assertThat(stores().mailboxes().waiting()).isEmpty();
    }

    @Test
    default void findsWhatHasNotChangedForLong() {
        var item = delivered(Given.RIVERBEND, "999/a/1", "999");
        delivered(Given.HILLTOP, "999/b/1", "999");
        var waiting = List.of(State.AVAILABLE, State.FETCHED);
        assertThat(stores().mailboxes().unchangedSince(Given.RIVERBEND, waiting, Given.NOW, 10))
                .isEmpty();
        assertThat(stores().mailboxes().unchangedSince(Given.RIVERBEND, waiting, Given.NOW.plusSeconds(1), 10))
                .containsExactly(item);
        assertThat(stores().mailboxes()
                        .unchangedSince(Given.RIVERBEND, List.of(State.ACKNOWLEDGED), Given.NOW.plusSeconds(1), 10))
                .isEmpty();
    }

    @Test
    default void countsWhatWaits() {
        delivered(Given.RIVERBEND, "999/a/1", "999");
        var fetched = delivered(Given.RIVERBEND, "999/a/2", "999");
        commit(new Change.NoteFetch(fetched.id(), Given.NOW));
        var gone = delivered(Given.HILLTOP, "999/b/1", "999");
        commit(acknowledge(gone));
        assertThat(stores().mailboxes().waiting()).isEqualTo(Map.of(Given.RIVERBEND, 2L));
    }

    private static Change acknowledge(MailboxItem item) {
        return new Change.SetItemState(
                item.id(),
                EnumSet.of(State.AVAILABLE, State.FETCHED),
                State.ACKNOWLEDGED,
                Given.NOW,
                "first client",
                false,
                Optional.empty());
    }

    private List<String> ids(MailboxQuery query) {
        return stores().mailboxes().list(Given.RIVERBEND, query).stream()
                .map(MailboxItem::id)
                .toList();
    }

    private MailboxItem delivered(PartnerId partner, String documentKey, String kind) {
        return delivered(partner, documentKey, kind, "P");
    }

    private MailboxItem delivered(PartnerId partner, String documentKey, String kind, String usage) {
        var source = Given.submission();
        var item = Given.item(partner, source, documentKey, kind, usage, State.AVAILABLE);
        assertThat(commit(new Change.Receive(source), new Change.Deliver(item))).isEqualTo(new Outcome.Committed());
        return item;
    }

    private List<MailboxItem> list(PartnerId partner, boolean includeAcknowledged) {
        return stores().mailboxes().list(partner, includeAcknowledged, List.of(), "", 100);
    }

    private Outcome commit(Change... changes) {
        return stores().ledger().commitNow(LedgerEntry.of(changes));
    }
}
