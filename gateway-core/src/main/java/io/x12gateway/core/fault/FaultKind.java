package io.x12gateway.core.fault;

/** Who must act on a fault; the kind alone decides retry, alert and HTTP status. */
public enum FaultKind {
    /** The sender must change something; sending the same again gives the same fault. */
    SENDER,
    /** Nobody must act: try again later. */
    CAPACITY,
    /** The operator of a back end must act; reads may be retried. */
    BACK_END,
    /** We must act. */
    GATEWAY
}
