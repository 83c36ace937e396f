package io.x12gateway.core.ledger;

import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.MailboxQuery;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record InMemoryMailboxes(Supplier<InMemoryState> state) implements Mailboxes {
    @Override
    public List<MailboxItem> list(PartnerId partner, MailboxQuery query) {
        return of(partner)
                .filter(i -> query.states().contains(i.state()))
                .filter(i -> query.kinds().isEmpty() || query.kinds().contains(i.kind()))
                .filter(i -> query.usages().isEmpty() || query.usages().contains(i.usage()))
                .filter(i -> query.since().filter(i.deliveredAt()::isBefore).isEmpty())
                .filter(i -> query.unleasedAt().filter(i::isLeased).isEmpty())
                .filter(i -> i.handling().position().compareTo(query.after()) > 0)
                .sorted(Comparator.comparing(i -> i.handling().position()))
                .limit(query.limit())
                .toList();
    }

    @Override
    public Optional<MailboxItem> find(PartnerId partner, String itemId) {
        return shown(partner).filter(i -> i.id().equals(itemId)).findFirst();
    }

    @Override
    public Optional<MailboxItem> byFileName(PartnerId partner, String fileName) {
        return shown(partner).filter(i -> i.fileName().equals(fileName)).findFirst();
    }

    @Override
    public Optional<MailboxItem> byDocumentKey(String documentKey) {
        return all().filter(i -> i.documentKey().equals(documentKey)).findFirst();
    }

    @Override
    public Optional<MailboxItem> byId(String itemId) {
        return all().filter(i -> i.id().equals(itemId)).findFirst();
    }

    @Override
    public Map<PartnerId, Long> waiting() {
        return count(i -> i.state() == MailboxItem.State.AVAILABLE || i.state() == MailboxItem.State.FETCHED);
    }

    @Override
    public Map<PartnerId, Long> held() {
        return count(i -> i.state() == MailboxItem.State.HELD);
    }

    private Map<PartnerId, Long> count(Predicate<MailboxItem> which) {
        return all().filter(which).collect(Collectors.groupingBy(MailboxItem::partner, Collectors.counting()));
    }

    @Override
    public List<MailboxItem> held(PartnerId partner, String afterId, int limit) {
        return of(partner)
                .filter(i -> i.state() == MailboxItem.State.HELD && i.id().compareTo(afterId) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<MailboxItem> unchangedSince(
            PartnerId partner, List<MailboxItem.State> states, Instant before, int limit) {
        return of(partner)
                .filter(i ->
                        states.contains(i.state()) && i.handling().stateAt().isBefore(before))
                .sorted(Comparator.comparing(i -> i.handling().stateAt()))
                .limit(limit)
                .toList();
    }

    private Stream<MailboxItem> shown(PartnerId partner) {
        return of(partner).filter(i -> i.state().isShown());
    }

    private Stream<MailboxItem> all() {
        return state.get().items.values().stream();
    }

    private Stream<MailboxItem> of(PartnerId partner) {
        return all().filter(i -> i.partner().equals(partner));
    }
}
