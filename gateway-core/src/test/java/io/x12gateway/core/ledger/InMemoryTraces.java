package io.x12gateway.core.ledger;

import io.x12gateway.core.inquiry.AskedTrace;
import io.x12gateway.core.inquiry.Traces;
import io.x12gateway.edi.TransactionType;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

record InMemoryTraces(Supplier<InMemoryState> state) implements Traces {
    @Override
    public List<AskedTrace> find(TransactionType type, String number, String assigner, String usage, Instant since) {
        return state.get().traces.values().stream()
                .filter(t -> t.type() == type
                        && t.number().equals(number)
                        && t.assigner().equals(assigner)
                        && t.usage().equals(usage)
                        && !t.askedAt().isBefore(since))
                .toList();
    }

    @Override
    public int forgetBefore(Instant time) {
        var old = state.get().traces.entrySet().stream()
                .filter(e -> e.getValue().askedAt().isBefore(time))
                .map(e -> e.getKey())
                .toList();
        old.forEach(state.get().traces::remove);
        return old.size();
    }
}
