package io.x12gateway.routes.doors;

import io.x12gateway.samples.scenario.Blanks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** An honest partner who asks in real time, again and again, while others misbehave. */
final class Neighbour implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile boolean open = true;

    Neighbour(House house) {
        this.thread = Thread.ofVirtual().name("neighbour").start(() -> ask(house));
    }

    private void ask(House house) {
        var question = Promise.all().getFirst();
        try (var door = new HttpDoor(house, false)) {
            while (open) {
                long began = System.nanoTime();
                var sent = door.send(house.partner("quillway"), "270", new Blanks().fill(question.request()));
                millis.add((System.nanoTime() - began) / 1_000_000);
                if (!(sent instanceof Sent.Answered answered)
                        || !answered.document().contains("ST*271*")
                        || !answered.document().contains("EB*1*")) failures.add(sent.toString());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (RuntimeException e) {
            failures.add(e.toString());
        }
    }

    int asked() {
        return millis.size();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    long millisAt(int percentile) {
        var sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percentile / 100);
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "a neighbour asked " + asked() + " times and was answered after " + millisAt(50) + " ms (median), "
                + millisAt(99) + " ms (99 of 100), " + millisAt(100) + " ms at most";
    }
}
