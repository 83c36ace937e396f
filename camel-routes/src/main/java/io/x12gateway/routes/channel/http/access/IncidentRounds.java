package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.admission.Incidents;
import org.springframework.stereotype.Component;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has incidents that were only counted written down, also when nothing more happens. */
@Component
final class IncidentRounds implements AutoCloseable {
    private static final int EVERY_SECONDS = 15;
    private final Incidents incidents;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("incidents").daemon().factory());

    IncidentRounds(Incidents incidents) {
        this.incidents = incidents;
        var unused =
                timer.scheduleWithFixedDelay(incidents::settleIfDue, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        incidents.settle();
    }
}
