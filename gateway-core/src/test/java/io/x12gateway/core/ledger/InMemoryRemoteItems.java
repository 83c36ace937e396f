package io.x12gateway.core.ledger;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.remote.RemoteItems;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The twin of the remote items' read side. */
record InMemoryRemoteItems(Supplier<InMemoryState> state) implements RemoteItems {

    @Override
    public List<RemoteItem> open(PartnerId partner, String source) {
        return of(partner, source).filter(i -> i.state().isOpen()).toList();
    }

    @Override
    public Optional<RemoteItem> find(String itemId) {
        return Optional.ofNullable(state.get().remoteItems.get(itemId));
    }

    @Override
    public Map<RemoteItem.State, Long> countByState(PartnerId partner, String source) {
        return of(partner, source).collect(Collectors.groupingBy(RemoteItem::state, Collectors.counting()));
    }

    @Override
    public List<RemoteItem> held(int limit) {
        return state.get().remoteItems.values().stream()
                .filter(i -> i.state() == RemoteItem.State.HELD)
                .limit(limit)
                .toList();
    }

    private Stream<RemoteItem> of(PartnerId partner, String source) {
        return state.get().remoteItems.values().stream()
                .filter(i -> i.partner().equals(partner) && i.source().equals(source));
    }
}
