package io.x12gateway.core.reconciliation;

import java.time.LocalDate;

/**
 * Which claims are asked for. Texts that are empty ask for all.
 *
 * @param payer TRN03 of an 835, or NM109 of a claim's payer: a claim is told of under either
 * @param submitter who sent the 837
 * @param provider NPI of who bills
 * @param from the first day on which claims were received, or payments made
 * @param to the last one
 * @param test whether test data are asked for, and not those of production
 * @param all whether what nobody has to look at is listed, too
 * @param limit how many are listed; all are counted
 */
public record ClaimQuery(
        String payer,
        String submitter,
        String provider,
        LocalDate from,
        LocalDate to,
        boolean test,
        boolean all,
        int limit) {
    /** ISA15. */
    String usage() {
        return test ? "T" : "P";
    }
}
