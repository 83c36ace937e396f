package io.x12gateway.edi.remittance;

import io.x12gateway.edi.segment.UnreadableTransactionException;

import java.util.List;

/** What {@link RemittanceClaims} tells as it goes through a file, in file order. */
@FunctionalInterface
public interface RemittanceVisitor {

    /** @param head the advice with neither groups nor adjustments: those come one by one */
    default void adviceStarts(RemittanceAdvice head) {}

    /** @param head the group without its claims */
    default void groupStarts(HeaderGroup head) {}

    void claim(ClaimPayment claim);

    /** @param adjustments the PLBs */
    default void adviceEnds(List<ProviderAdjustment> adjustments) {}

    /**
     * The rest of this transaction set can't be read; what was told of it so far stands. Whoever does not throw is told
     * of the next one.
     */
    default void adviceFails(UnreadableTransactionException why) {
        throw why;
    }
}
