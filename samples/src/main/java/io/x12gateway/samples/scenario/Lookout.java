package io.x12gateway.samples.scenario;

import io.x12gateway.samples.scenario.Scenario.Door;
import io.x12gateway.samples.scenario.Scenario.Step;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks into mailboxes for what a scenario waits for, and knows what was there before. */
final class Lookout {
    /** The kind of an expectation that is about what became of what was posted last. */
    static final String STORY = "story";

    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(150).toNanos();

    private final Lines lines;
    private final Duration patience;
    private final Set<String> seen = new HashSet<>();

    Lookout(Lines lines, Duration patience) {
        this.lines = lines;
        this.patience = patience;
    }

    /** A document that a door handed out. */
    record Found(String name, String document, Runnable acknowledge) {}

    /** Whether a document is the one that is waited for. */
    interface Wanted {
        boolean is(String document);
    }

    /** The first one wanted, which is not found again; null if patience ends before it is there. */
    @Nullable
    Found await(Play play, Step step, Wanted wanted) {
        return await(() -> find(play, step, wanted), Objects::nonNull, patience);
    }

    private @Nullable Found find(Play play, Step step, Wanted wanted) {
        for (var candidate : candidates(play, step))
            if (wanted.is(candidate.document())) {
                if (!step.kindOrEmpty().equals(STORY)) seen.add(play.partner(step) + "/" + candidate.name());
                return candidate;
            }
        return null;
    }

    /** Asks again until what is told will do or patience ends; what was told last. */
    static <T extends @Nullable Object> T await(Supplier<T> look, Predicate<T> enough, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            var found = look.get();
            if (enough.test(found) || System.nanoTime() > end) return found;
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** What is there of the step's kind and was not found before. */
    List<Found> candidates(Play play, Step step) {
        if (step.kindOrEmpty().equals(STORY)) return List.of(story(play, step));
        return unseen(step.door(), play.partner(step), step.kindOrEmpty());
    }

    private Found story(Play play, Step step) {
        var id = play.submission();
        return new Found(id, lines.http(play.partner(step)).story(id), () -> {});
    }

    private List<Found> unseen(Door door, String partner, String kind) {
        if (door == Door.SFTP) {
            try (var sftp = lines.sftp(partner)) {
                return sftp.outbound().stream()
                        .filter(n -> kind.equals("receipt") ? n.endsWith(".receipt.json") : n.startsWith(kind + "_"))
                        .filter(n -> !seen.contains(partner + "/" + n))
                        .map(n -> new Found(n, sftp.get(n), () -> removeOverSftp(partner, n)))
                        .toList();
            }
        }
        return lines.http(partner).mailbox(kind).stream()
                .map(item -> item.path("id").asString())
                .filter(id -> !seen.contains(partner + "/" + id))
                .map(id -> new Found(
                        id,
                        lines.http(partner).fetch(id).body(),
                        () -> lines.http(partner).acknowledge(id)))
                .toList();
    }

    private void removeOverSftp(String partner, String name) {
        try (var sftp = lines.sftp(partner)) {
            sftp.remove(name);
        }
    }

    /** Documents from earlier plays are not the ones that this play waits for. */
    void rememberWhatIsThere(Scenario scenario) {
        for (var step : scenario.steps()) {
            if (step.by() == null || step.send() != null) continue;
            var partner = step.partner() == null ? scenario.partner() : step.partner();
            var kind = step.kindOrEmpty();
            if (kind.equals(STORY)) continue;
            if (step.door() == Door.SFTP) {
                try (var sftp = lines.sftp(partner)) {
                    sftp.outbound().forEach(n -> seen.add(partner + "/" + n));
                }
            } else {
                lines.http(partner)
                        .mailbox(kind)
                        .forEach(
                                item -> seen.add(partner + "/" + item.path("id").asString()));
            }
        }
    }
}
