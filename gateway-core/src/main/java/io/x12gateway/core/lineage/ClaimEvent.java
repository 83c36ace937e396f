package io.x12gateway.core.lineage;

import io.x12gateway.edi.envelope.ByteSpan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A claim in a stored file, or a transaction set around claims.
 *
 * @param document the submission that came, or the mailbox item that left
 * @param span its bytes in the file; of a claim from the segment that begins it to the last one that is its own
 * @param setFrom where the ST of its transaction set stands
 * @param setType {@code 837P 837I 276 277 277CA 835}
 * @param control of a set: ISA13, GS06 and ST02 joined by {@code /}
 * @param provider NPI of who is paid or asks; empty if the file names none
 * @param detail status codes and amounts; nothing that names anybody
 * @param claims how many stand in a set
 * @param claim hash of the number that the provider gave the claim; empty if there is none, as with the others
 * @param payer hash of the payer's control number
 * @param original hash of the payer's control number of the claim that this one replaces or voids
 * @param trace hash of the trace number: of an inquiry, or of the payment that a set tells of
 * @param patient hash of the member number that the payer gave the patient, or whom the patient is insured through
 * @param figures what it amounts to
 */
public record ClaimEvent(
        String document,
        ByteSpan span,
        long setFrom,
        What what,
        String setType,
        String control,
        String provider,
        String detail,
        long claims,
        String claim,
        String payer,
        String original,
        String trace,
        String patient,
        Figures figures) {

    /**
     * @param usage ISA15
     * @param payer of an 837 NM109 of the claim's payer, of an 835 TRN03; empty elsewhere
     * @param code of an 837 CLM05-3, of a 277 or 277CA the category and status of the first STC, of an 835 CLP02; of the
     *     set around claims of an 835 BPR04
     * @param paid CLP04, of a set BPR02
     * @param paidOn BPR16, of a set
     */
    public record Figures(
            String usage,
            String payer,
            String code,
            Optional<BigDecimal> charge,
            Optional<BigDecimal> paid,
            Optional<LocalDate> paidOn) {}

    /** What happens to the claim there. */
    public enum What {
        /** No claim but the set around them. */
        SET,
        SUBMITTED,
        /** 277CA. */
        ACKNOWLEDGED,
        ASKED,
        ANSWERED,
        PAID,
        DENIED,
        REVERSED,
        /** An 835 speaks of it without paying or denying. */
        MENTIONED;

        boolean isRemittance() {
            return this == PAID || this == DENIED || this == REVERSED || this == MENTIONED;
        }
    }
}
