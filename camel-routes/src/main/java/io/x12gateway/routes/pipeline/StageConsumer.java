package io.x12gateway.routes.pipeline;

import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** Turns a work id into work done. Whatever it throws, the message goes back to the broker. */
final class StageConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(StageConsumer.class);
    private static final String MDC_WORK = "work";
    private static final String MDC_SUBJECT = "subject";
    private final Outbox outbox;
    private final Failures failures;
    private final Precedence precedence;
    private final Map<Stage, StageWorker> workers = new EnumMap<>(Stage.class);

    StageConsumer(Outbox outbox, Collection<? extends StageWorker> workers, Failures failures, Precedence precedence) {
        this.outbox = outbox;
        this.failures = failures;
        this.precedence = precedence;
        for (var worker : workers) this.workers.put(worker.stage(), worker);
        for (var stage : Stage.values())
            if (!this.workers.containsKey(stage)) throw new IllegalArgumentException("nobody works on " + stage);
    }

    /** Called by the stage routes. */
    public void workOn(String workId) {
        attempt(workId, false);
    }

    /** Called for what the stage queues gave up: one more attempt, alone and unhurried, before it counts as failed. */
    public void lastAttempt(String workId) {
        attempt(workId, true);
    }

    private void attempt(String workId, boolean last) {
        var found = outbox.find(workId);
        if (found.isEmpty()) {
            LOG.warn("message names work {} that the ledger does not know; it is dropped", workId);
            return;
        }
        var work = found.get();
        MDC.put(MDC_WORK, workId);
        MDC.put(MDC_SUBJECT, work.subject());
        try {
            var worker = workers.get(work.stage());
            if (worker != null) precedence.work(work.stage(), () -> worker.work(work));
        } catch (RuntimeException e) {
            if (last) failures.afterLastAttempt(work, e);
            else failures.afterAttempt(work, e);
        } finally {
            MDC.remove(MDC_WORK);
            MDC.remove(MDC_SUBJECT);
        }
    }
}
