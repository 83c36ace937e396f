package io.x12gateway.core.ledger;

import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.submission.Ulid;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record InMemoryOutbox(Supplier<InMemoryState> state, Clock clock) implements Outbox {
    @Override
    public List<Work> unannounced(int limit) {
        return waiting()
                .filter(w -> !state.get().announced.contains(w.id()))
                .limit(limit)
                .toList();
    }

    @Override
    public void announced(List<String> workIds) {
        state.get().announced.addAll(workIds);
    }

    @Override
    public Optional<Work> find(String workId) {
        return Optional.ofNullable(state.get().work.get(workId));
    }

    @Override
    public boolean isDone(String workId) {
        return state.get().done.contains(workId);
    }

    @Override
    public int forgetAnnouncements() {
        var forgotten =
                waiting().map(Work::id).filter(state.get().announced::contains).toList();
        state.get().announced.removeAll(List.copyOf(forgotten));
        return forgotten.size();
    }

    @Override
    public void giveUp(String workId) {
        if (!isDone(workId)) state.get().givenUp.add(workId);
    }

    @Override
    public int revive() {
        var all = state.get().givenUp;
        int count = all.size();
        state.get().announced.removeAll(all);
        all.clear();
        return count;
    }

    @Override
    public Map<Stage, Long> depth() {
        return waiting().collect(Collectors.groupingBy(Work::stage, Collectors.counting()));
    }

    @Override
    public Duration oldestWaiting() {
        return waiting()
                .findFirst()
                .map(w -> Duration.between(Ulid.timeOf(w.id()), clock.instant()))
                .orElse(Duration.ZERO);
    }

    private Stream<Work> waiting() {
        var now = state.get();
        return now.work.values().stream().filter(w -> !now.done.contains(w.id()) && !now.givenUp.contains(w.id()));
    }
}
