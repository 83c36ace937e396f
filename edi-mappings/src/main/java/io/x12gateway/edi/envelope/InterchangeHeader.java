package io.x12gateway.edi.envelope;

/**
 * The ISA as received, element for element, space padding kept away: {@code senderId} and {@code receiverId} are
 * trimmed, everything else is as it stood. X12.5 ISA, 106 bytes; see docs/reference for the TA1 codes that a fault in
 * each element leads to.
 */
public record InterchangeHeader(
        String authorizationQualifier,
        String authorization,
        String securityQualifier,
        String security,
        String senderQualifier,
        String senderId,
        String receiverQualifier,
        String receiverId,
        String date,
        String time,
        String version,
        String controlNumber,
        boolean acknowledgmentRequested,
        String usage,
        Delimiters delimiters) {

    /** ISA15: true for {@code T}. */
    public boolean test() {
        return "T".equals(usage);
    }
}
