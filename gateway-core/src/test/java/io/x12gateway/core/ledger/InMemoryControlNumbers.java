package io.x12gateway.core.ledger;

import io.x12gateway.core.partner.PartnerId;

import java.util.function.Supplier;

record InMemoryControlNumbers(Supplier<InMemoryState> state) implements ControlNumbers {
    private static final int LAST = 999_999_999;

    @Override
    public Allocated forDocument(String documentKey, PartnerId partner, String usage) {
        return state.get().allocated.computeIfAbsent(documentKey, k -> {
            int n = state.get().counters.merge(partner + "/" + usage, 1, (last, one) -> last == LAST ? 1 : last + one);
            return new Allocated(n, n);
        });
    }
}
