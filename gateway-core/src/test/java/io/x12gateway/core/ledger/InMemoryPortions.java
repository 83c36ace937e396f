package io.x12gateway.core.ledger;

import io.x12gateway.core.handover.Portion;
import io.x12gateway.core.handover.Portions;
import io.x12gateway.core.submission.SubmissionId;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

record InMemoryPortions(Supplier<InMemoryState> state) implements Portions {
    @Override
    public List<Portion> ofSubmission(SubmissionId submission) {
        return state.get().portions.values().stream()
                .filter(p -> p.submission().equals(submission))
                .sorted(Comparator.comparingLong(Portion::transaction).thenComparingInt(Portion::first))
                .toList();
    }
}
