package io.x12gateway.core.ledger;

/** What became of a ledger entry. */
public sealed interface Outcome {

    /** Durable: it survives the process being killed at this moment. */
    record Committed() implements Outcome {}

    /** A guard refused: nothing of the entry is true. */
    record Refused(Change guard) implements Outcome {}
}
