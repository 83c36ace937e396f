package io.x12gateway.core.reconciliation;

import java.time.LocalDate;

/**
 * An 835 that was refused with a 999, and so was never taken in.
 *
 * @param place where it stands; {@code held} says what it was refused for
 * @param payerId TRN03
 * @param day BPR16
 * @param traceKey what its trace number is known by, which is kept as a keyed hash only
 * @param sender who sent it
 */
public record RefusedRemittance(Report.SetPlace place, String payerId, LocalDate day, String traceKey, String sender) {}
