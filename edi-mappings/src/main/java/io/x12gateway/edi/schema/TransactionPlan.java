package io.x12gateway.edi.schema;

import io.x12gateway.edi.TransactionType;

import java.util.Set;

/**
 * A guide, ready to judge by: the loops and segments between ST and SE. Immutable and shared by all threads.
 *
 * @param standardIds every segment id that the X12 set behind the guide knows
 */
public record TransactionPlan(TransactionType type, LoopPlan root, Set<String> standardIds) {
    public TransactionPlan {
        standardIds = Set.copyOf(standardIds);
    }
}
