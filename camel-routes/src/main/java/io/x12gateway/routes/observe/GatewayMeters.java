package io.x12gateway.routes.observe;

/** The catalogue of the gateway's own meters, by their Micrometer names. Units stand in the Javadoc. */
public final class GatewayMeters {
    /** Timer, seconds: from asking a back end to its answer. Tags: {@link #TAG_BACK_END}, {@link #TAG_OUTCOME}. */
    public static final String BACK_END_LATENCY = "gateway.backend.latency";

    /** Gauge, 1 or 0: calls to a back end are held back after many failed. Tag: {@link #TAG_BACK_END}. */
    public static final String BACK_END_CIRCUIT_OPEN = "gateway.backend.circuit.open";

    /** Counter: answers of a back end that nobody waited for any more. Tag: {@link #TAG_BACK_END}. */
    public static final String BACK_END_LATE_ANSWERS = "gateway.backend.late.answers";

    /** Gauge, seconds since there was last no work left to announce to the broker. */
    public static final String RELAY_LAG = "gateway.relay.lag";

    /** Counter: attempts at work that failed and will be repeated. Tag: {@link #TAG_STAGE}. */
    public static final String WORK_FAILED_ATTEMPTS = "gateway.work.failed.attempts";

    /** Counter: work given up after the last attempt; an operator must act. Tag: {@link #TAG_STAGE}. */
    public static final String WORK_GIVEN_UP = "gateway.work.given.up";

    /** A back end by its name in the routing table: {@code hets}, {@code claims}. */
    public static final String TAG_BACK_END = "backend";

    /** {@code answered}, {@code refused} or {@code no-answer}. */
    public static final String TAG_OUTCOME = "outcome";

    /** A stage of batch work in lower case: {@code disposition}, {@code inquiry}, {@code assembly}, {@code delivery}. */
    public static final String TAG_STAGE = "stage";

    private GatewayMeters() {}
}
