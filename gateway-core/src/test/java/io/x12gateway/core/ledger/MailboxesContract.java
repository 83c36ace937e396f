package io.x12gateway.core.ledger;

import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.PartnerId;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

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
        commit(new Change.SetItemState(item.id(), MailboxItem.State.ACKNOWLEDGED, Given.NOW));
        commit(new Change.NoteFetch(item.id(), Given.NOW));

        assertThat(list(Given.RIVERBEND, false)).isEmpty();
        assertThat(list(Given.RIVERBEND, true).getFirst().fetches()).isEqualTo(1);
    }

    @Test
    default void changesTheStateOnce() {
        var item = delivered(Given.RIVERBEND, "999/a/1", "999");
        var acknowledge = new Change.SetItemState(item.id(), MailboxItem.State.ACKNOWLEDGED, Given.NOW);

        assertThat(commit(acknowledge)).isEqualTo(new Outcome.Committed());
        assertThat(commit(acknowledge)).isEqualTo(new Outcome.Refused(acknowledge));
        assertThat(commit(new Change.SetItemState(item.id(), MailboxItem.State.AVAILABLE, Given.NOW)))
                .isEqualTo(new Outcome.Committed());
        assertThat(list(Given.RIVERBEND, false)).containsExactly(item);
    }

    @Test
    default void countsWhatWaits() {
        delivered(Given.RIVERBEND, "999/a/1", "999");
        var fetched = delivered(Given.RIVERBEND, "999/a/2", "999");
        commit(new Change.NoteFetch(fetched.id(), Given.NOW));
        var gone = delivered(Given.HILLTOP, "999/b/1", "999");
        commit(new Change.SetItemState(gone.id(), MailboxItem.State.ACKNOWLEDGED, Given.NOW));
        assertThat(stores().mailboxes().waiting()).isEqualTo(Map.of(Given.RIVERBEND, 2L));
    }

    private MailboxItem delivered(PartnerId partner, String documentKey, String kind) {
        var source = Given.submission();
        var item = Given.item(partner, source, documentKey, kind);
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
