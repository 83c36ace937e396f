package io.x12gateway.core.outbox;

/**
 * Carries out the work of one stage. May be called any number of times for the same work, on any node, after any
 * crash: what was done once is not done again.
 */
public interface StageWorker {
    Stage stage();

    /**
     * Does the work, or finds it done. Returns once its results are durable.
     *
     * @throws io.x12gateway.core.fault.GatewayFault the work is not done: call again later, with the delays and up to
     *     the number of attempts that the pipeline grants; nothing of this attempt is true
     */
    void work(Work work);
}
