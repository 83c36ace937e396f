package io.x12gateway.core.ledger;

import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record InMemoryMailboxes(Supplier<InMemoryState> state) implements Mailboxes {
    @Override
    public List<MailboxItem> list(
            PartnerId partner, boolean includeAcknowledged, List<String> kinds, String after, int limit) {
        return of(partner)
                .filter(i -> includeAcknowledged || i.state() != MailboxItem.State.ACKNOWLEDGED)
                .filter(i -> kinds.isEmpty() || kinds.contains(i.kind()))
                .filter(i -> i.id().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<MailboxItem> find(PartnerId partner, String itemId) {
        return of(partner).filter(i -> i.id().equals(itemId)).findFirst();
    }

    @Override
    public Optional<MailboxItem> byFileName(PartnerId partner, String fileName) {
        return of(partner).filter(i -> i.fileName().equals(fileName)).findFirst();
    }

    @Override
    public Optional<MailboxItem> byDocumentKey(String documentKey) {
        return all().filter(i -> i.documentKey().equals(documentKey)).findFirst();
    }

    @Override
    public Map<PartnerId, Long> waiting() {
        return all().filter(i -> i.state() != MailboxItem.State.ACKNOWLEDGED)
                .collect(Collectors.groupingBy(MailboxItem::partner, Collectors.counting()));
    }

    private Stream<MailboxItem> all() {
        return state.get().items.values().stream();
    }

    private Stream<MailboxItem> of(PartnerId partner) {
        return all().filter(i -> i.partner().equals(partner));
    }
}
