package io.x12gateway.core.inquiry;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Delimiters;

/**
 * What a back end is asked: one transaction set as the partner sent it, or as it would be for one patient of it.
 *
 * @param inquiryId our trace; a back end may use it to recognise a repetition
 * @param transaction the bytes from ST to SE
 * @param contract of ours under which it is asked, empty for the usual one
 * @param usage ISA15 of the interchange: {@code P} or {@code T}
 */
public record Question(
        String inquiryId,
        TransactionType type,
        byte[] transaction,
        Delimiters delimiters,
        String contract,
        String usage) {

    /** One under our usual contract. */
    public Question(String inquiryId, TransactionType type, byte[] transaction, Delimiters delimiters, String usage) {
        this(inquiryId, type, transaction, delimiters, "", usage);
    }
}
