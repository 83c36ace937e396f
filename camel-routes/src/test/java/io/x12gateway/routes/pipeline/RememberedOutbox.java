package io.x12gateway.routes.pipeline;

import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An outbox in memory, for what the pipeline does around it. */
final class RememberedOutbox implements Outbox {
    private final Map<String, Work> all = new LinkedHashMap<>();
    private final Set<String> announced = new HashSet<>();
    private final Set<String> done = new HashSet<>();

    synchronized List<Work> enqueue(Stage stage, int count) {
        var added = new ArrayList<Work>();
        for (int i = 0; i < count; i++) {
            var number = all.size();
            var work = new Work("W%05d".formatted(number), stage, "S%05d".formatted(number));
            all.put(work.id(), work);
            added.add(work);
        }
        return added;
    }

    /** True the first time. */
    synchronized boolean finish(String workId) {
        return done.add(workId);
    }

    synchronized int doneCount() {
        return done.size();
    }

    @Override
    public synchronized List<Work> unannounced(int limit) {
        return all.values().stream()
                .filter(work -> !announced.contains(work.id()) && !done.contains(work.id()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void announced(List<String> workIds) {
        announced.addAll(workIds);
    }

    @Override
    public synchronized Optional<Work> find(String workId) {
        return Optional.ofNullable(all.get(workId));
    }

    @Override
    public synchronized boolean isDone(String workId) {
        return done.contains(workId);
    }

    @Override
    public synchronized int forgetAnnouncements() {
        announced.clear();
        return unannounced(Integer.MAX_VALUE).size();
    }

    @Override
    public void giveUp(String workId) {
        throw new UnsupportedOperationException("the pipeline does not give up by itself");
    }

    @Override
    public int revive() {
        return 0;
    }

    @Override
    public synchronized Map<Stage, Long> depth() {
        var depth = new EnumMap<Stage, Long>(Stage.class);
        for (var work : all.values()) if (!done.contains(work.id())) depth.merge(work.stage(), 1L, Long::sum);
        return depth;
    }

    @Override
    public Duration oldestWaiting() {
        return Duration.ZERO;
    }
}
