package io.x12gateway.core.payment;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.envelope.ByteSpan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One accepted 835 transaction set.
 *
 * @param transaction its bytes in the submission's file
 * @param controlNumber ST02
 * @param sender who sent it
 * @param payerId TRN03
 * @param traceNumber TRN02
 * @param amount BPR02
 * @param method BPR04
 * @param date BPR16
 * @param payee NPI, else tax id
 * @param claims what it tells of claims; empty only if an earlier version held it, and so did not read that far
 * @param held why it was not delivered, if it is held or was rejected; empty if it was delivered
 */
public record Remittance(
        SubmissionId submission,
        ByteSpan transaction,
        String controlNumber,
        PartnerId sender,
        String usage,
        String payerId,
        String traceNumber,
        BigDecimal amount,
        String method,
        LocalDate date,
        String payee,
        Optional<Claims> claims,
        Instant receivedAt,
        String held) {
    /** BPR04: what reaches the payee through his bank. */
    private static final Set<String> ELECTRONIC = Set.of("ACH", "FWT", "BOP");

    /**
     * @param count CLP segments
     * @param paid sum of CLP04
     * @param denied how many have status 4
     * @param reversed how many have status 22
     */
    public record Claims(int count, BigDecimal paid, int denied, int reversed) {}

    /** Whether the bank is to list a transfer for it. */
    public boolean movesMoney() {
        return amount.signum() > 0 && ELECTRONIC.contains(method);
    }
}
