package io.x12gateway.core.ledger;

import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.mailbox.HeldDocuments;
import io.x12gateway.core.submission.SubmissionId;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

record InMemoryHeldDocuments(Supplier<InMemoryState> state) implements HeldDocuments {
    @Override
    public Optional<HeldDocument> find(String id) {
        return Optional.ofNullable(state.get().held.get(id));
    }

    @Override
    public List<HeldDocument> list(Set<HeldDocument.State> states, String afterId, int limit) {
        return state.get().held.values().stream()
                .filter(d -> states.contains(d.state()) && d.id().compareTo(afterId) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public long countHeld(SubmissionId submission) {
        return state.get().held.values().stream()
                .filter(d -> d.submission().equals(submission) && d.state() == HeldDocument.State.HELD)
                .count();
    }

    @Override
    public Optional<PaymentPlace> firstOf(String paymentKey) {
        return Optional.ofNullable(state.get().payments.get(paymentKey));
    }
}
