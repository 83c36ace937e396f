package io.x12gateway.core.ledger;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.remote.RemoteDeliveries;
import io.x12gateway.core.remote.RemoteDelivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The twin of the remote deliveries' read side. */
record InMemoryRemoteDeliveries(Supplier<InMemoryState> state) implements RemoteDeliveries {

    @Override
    public Optional<RemoteDelivery> find(String itemId) {
        return Optional.ofNullable(state.get().remoteDeliveries.get(itemId));
    }

    @Override
    public List<RemoteDelivery> open(PartnerId partner, String target) {
        return of(partner, target)
                .filter(d -> d.state() != RemoteDelivery.State.DELIVERED)
                .toList();
    }

    @Override
    public Map<RemoteDelivery.State, Long> countByState(PartnerId partner, String target) {
        return of(partner, target).collect(Collectors.groupingBy(RemoteDelivery::state, Collectors.counting()));
    }

    @Override
    public List<RemoteDelivery> waitingForOperator(int limit) {
        return state.get().remoteDeliveries.values().stream()
                .filter(d -> d.state().waitsForOperator())
                .limit(limit)
                .toList();
    }

    private Stream<RemoteDelivery> of(PartnerId partner, String target) {
        return state.get().remoteDeliveries.values().stream()
                .filter(d -> d.partner().equals(partner) && d.target().equals(target));
    }
}
