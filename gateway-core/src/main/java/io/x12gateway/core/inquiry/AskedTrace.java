package io.x12gateway.core.inquiry;

import io.x12gateway.core.partner.Fingerprint;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.TransactionType;

import java.time.Instant;

/**
 * A trace number that a partner put into an inquiry that was accepted.
 *
 * @param number TRN02
 * @param assigner TRN03; empty in a 276, which has none
 * @param usage ISA15
 * @param submission the first one that asked with it
 */
public record AskedTrace(
        TransactionType type,
        String number,
        String assigner,
        String usage,
        PartnerId partner,
        SubmissionId submission,
        Instant askedAt) {

    /** What a database keeps of TRN02, which often is a patient's account number: enough to know it again. */
    public static String digest(String number) {
        return Fingerprint.sha256("TRN02 " + number);
    }
}
