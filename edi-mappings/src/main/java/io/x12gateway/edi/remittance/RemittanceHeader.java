package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentReader;
import io.x12gateway.edi.segment.Dates;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.UnreadableTransactionException;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What routes an 835 and matches it with its money, read from its first segments only, so that the size of the
 * transaction set does not matter.
 *
 * @param amount BPR02
 * @param date BPR16
 * @param traceNumber TRN02
 * @param payerId TRN03
 * @param payer N102 of 1000A
 * @param payee N102 of 1000B
 * @param payeeNpi N104 if N103 is XX, else empty
 * @param payeeTaxId REF*TJ, or N104 if N103 is FI, else empty
 */
public record RemittanceHeader(
        BigDecimal amount,
        LocalDate date,
        String traceNumber,
        String payerId,
        String payer,
        String payee,
        String payeeNpi,
        String payeeTaxId) {

    /** Reads a transaction set, or at least its beginning up to the first LX, PLB or SE. */
    public static RemittanceHeader read(byte[] transaction, Delimiters delimiters) {
        return read(transaction, 0, transaction.length, delimiters);
    }

    /** The same for a transaction set inside a larger array. */
    public static RemittanceHeader read(byte[] bytes, int from, int length, Delimiters delimiters) {
        var payment = Segment.of("BPR");
        var trace = Segment.of("TRN");
        var payer = Segment.of("N1");
        var payee = Segment.of("N1");
        var taxId = "";
        int position = 0;
        for (var segment : new SegmentReader(bytes, from, length, delimiters, 0)) {
            position = segment.position();
            switch (segment.id()) {
                case "BPR" -> payment = segment;
                case "TRN" -> trace = segment;
                case "N1" -> {
                    if (segment.element(1).equals("PE")) payee = segment;
                    else payer = segment;
                }
                case "REF" -> {
                    if (payee.has(1) && segment.element(1).equals("TJ")) taxId = segment.element(2);
                }
                default -> {}
            }
            if (endsHeader(segment)) break;
        }
        if (payment.position() == 0) throw UnreadableTransactionException.missing("BPR", position, "the header");
        if (trace.position() == 0) throw UnreadableTransactionException.missing("TRN", position, "the header");
        if (payee.position() == 0) throw UnreadableTransactionException.missing("N1*PE", position, "1000B");
        return of(payment, trace, payer, payee, taxId);
    }

    private static boolean endsHeader(Segment segment) {
        return segment.is("LX") || segment.is("CLP") || segment.is("PLB") || segment.is("SE");
    }

    private static RemittanceHeader of(Segment payment, Segment trace, Segment payer, Segment payee, String taxId) {
        var qualifier = payee.element(3);
        return new RemittanceHeader(
                Decimal.required(payment, 2),
                Dates.required(payment, 16),
                trace.element(2),
                trace.element(3),
                payer.element(2),
                payee.element(2),
                qualifier.equals("XX") ? payee.element(4) : "",
                qualifier.equals("FI") ? payee.element(4) : taxId);
    }

    /** Whom the money goes to. */
    public Payee payeeKey() {
        return new Payee(payeeNpi, payeeTaxId);
    }

    /** A payee by NPI and tax id; either may be empty. */
    public record Payee(String npi, String taxId) {}
}
