package io.x12gateway.edi.envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether an envelope to be written is valid X12 (X12.5, X12.6; version 00501), as far as its types leave that open.
 * Everything else in it is of our own making.
 */
final class EnvelopeCheck {
    private static final Set<String> LETTERED_QUALIFIERS = Set.of("AM", "NR", "SA", "SN", "ZZ");
    private static final int CODE_LENGTH_MIN = 2;
    private static final int CODE_LENGTH_MAX = 15;
    private static final int TRANSACTIONS_MAX = 999_999;

    private final Envelope envelope;
    private final List<String> complaints = new ArrayList<>(0);

    private EnvelopeCheck(Envelope envelope) {
        this.envelope = envelope;
    }

    /**
     * @param transactions how many sets go into its group; with none there is no group
     * @param lineBreaks whether one follows each segment
     * @throws IllegalArgumentException with every complaint
     */
    static void of(Envelope envelope, int transactions, boolean lineBreaks) {
        var check = new EnvelopeCheck(envelope);
        if (lineBreaks) check.lines();
        check.header();
        if (transactions > 0) check.group(transactions);
        if (!check.complaints.isEmpty())
            throw new IllegalArgumentException("the envelope is not valid X12: " + check.complaints);
    }

    /** A line break behind each segment would be read as one more separator. */
    private void lines() {
        var d = envelope.delimiters();
        if (d.contains('\n') && d.segment() != '\n') complain("a separator", "is the line break between segments");
    }

    private void header() {
        var d = envelope.delimiters();
        if (isBroken(d.element())) complain("the element separator", "cannot be one");
        if (isBroken(d.segment())) complain("the segment terminator", "cannot be one");
        if (!isData(d.repetition())) complain("ISA11", "is no repetition separator");
        if (!isData(d.component())) complain("ISA16", "is no component separator");
        if (!isQualifier(envelope.senderQualifier())) complain("ISA05", "is no identifier qualifier");
        if (!fitsHeader(envelope.senderId())) complain("ISA06", "holds what cannot stand there");
        if (!isQualifier(envelope.receiverQualifier())) complain("ISA07", "is no identifier qualifier");
        if (!fitsHeader(envelope.receiverId())) complain("ISA08", "holds what cannot stand there");
    }

    private void group(int transactions) {
        code(envelope.groupSender(), "GS02");
        code(envelope.groupReceiver(), "GS03");
        if (transactions > TRANSACTIONS_MAX) complain("GE01", "has more than 6 digits");
    }

    private void code(String code, String where) {
        if (code.length() < CODE_LENGTH_MIN || code.length() > CODE_LENGTH_MAX)
            complain(where, "does not have " + CODE_LENGTH_MIN + " to " + CODE_LENGTH_MAX + " characters");
        for (int i = 0; i < code.length(); i++)
            if (!isData(code.charAt(i)) || envelope.delimiters().contains(code.charAt(i))) {
                complain(where, "holds what cannot stand there");
                return;
            }
    }

    /** The ISA has fixed widths and is read by them: only its own element separator would tear it. */
    private boolean fitsHeader(String id) {
        for (int i = 0; i < id.length(); i++)
            if (!isData(id.charAt(i)) || id.charAt(i) == envelope.delimiters().element()) return false;
        return true;
    }

    /** I05 as version 00501 has it, which is more than the HIPAA guides use. */
    private static boolean isQualifier(String code) {
        if (LETTERED_QUALIFIERS.contains(code)) return true;
        if (code.length() != 2 || !isDigit(code.charAt(0)) || !isDigit(code.charAt(1))) return false;
        int number = 10 * (code.charAt(0) - '0') + code.charAt(1) - '0';
        return number >= 1 && number <= 4 || number >= 7 && number <= 38;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Printable, or one of the signs from tab to carriage return. */
    private static boolean isData(char c) {
        return !isBroken(c) && (c >= ' ' || c >= '\t' && c <= '\r');
    }

    /** No sign of any X12 character set, or none of ISO-8859-1. */
    private static boolean isBroken(char c) {
        return switch (c) {
            case 0, 0x08, 0x0E, 0x0F, 0x10, 0x18, 0x19, 0x1A, 0x1B, 0x7F -> true;
            default -> c > 0xFF;
        };
    }

    private void complain(String where, String what) {
        complaints.add(where + " " + what);
    }
}
