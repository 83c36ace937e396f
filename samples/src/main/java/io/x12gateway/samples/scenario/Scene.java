package io.x12gateway.samples.scenario;

import java.time.Duration;
import java.util.List;

/**
 * One step as it was played.
 *
 * @param what in words: who did what through which door
 * @param document what went over the wire; empty for steps without one
 * @param problems why it was not as expected; empty if it was
 */
public record Scene(
        Scenario.Step step, String what, String partner, String document, Duration took, List<String> problems) {
    public Scene {
        problems = List.copyOf(problems);
    }

    /** One whose time is not known yet. */
    static Scene of(Scenario.Step step, String partner, String what, String document, List<String> problems) {
        return new Scene(step, what, partner, document, Duration.ZERO, problems);
    }

    Scene lasting(Duration time) {
        return new Scene(step, what, partner, document, time, problems);
    }

    public boolean asExpected() {
        return problems.isEmpty();
    }
}
