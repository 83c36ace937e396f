package io.x12gateway.edi.envelope;

import io.x12gateway.edi.TransactionType;

import java.time.LocalDateTime;

/**
 * What an interchange to be written says about itself: ISA05-08, ISA13-15 and GS02-08. One functional group holding
 * transaction sets of one type.
 *
 * @param at goes into ISA09/10 and GS04/05, to the minute
 */
public record Envelope(
        TransactionType type,
        String senderQualifier,
        String senderId,
        String receiverQualifier,
        String receiverId,
        String groupSender,
        String groupReceiver,
        ControlNumber interchangeNumber,
        ControlNumber groupNumber,
        LocalDateTime at,
        boolean acknowledgmentRequested,
        boolean test,
        Delimiters delimiters) {
    private static final int ID_LENGTH = 15;

    public Envelope {
        checkId(senderId, "ISA06");
        checkId(receiverId, "ISA08");
        if (!delimiters.usable()) throw new IllegalArgumentException("separators cannot be used: " + delimiters);
    }

    /** The usual case: GS02 and GS03 repeat the ISA ids, no TA1 is asked for, the gateway's own separators. */
    public static Envelope of(
            TransactionType type,
            String senderQualifier,
            String senderId,
            String receiverQualifier,
            String receiverId,
            ControlNumber interchangeNumber,
            ControlNumber groupNumber,
            LocalDateTime at,
            boolean test) {
        return new Envelope(
                type,
                senderQualifier,
                senderId,
                receiverQualifier,
                receiverId,
                senderId,
                receiverId,
                interchangeNumber,
                groupNumber,
                at,
                false,
                test,
                Delimiters.STANDARD);
    }

    /** The same with other separators, such as those of a transaction that is carried on byte for byte. */
    public Envelope with(Delimiters others) {
        return new Envelope(
                type,
                senderQualifier,
                senderId,
                receiverQualifier,
                receiverId,
                groupSender,
                groupReceiver,
                interchangeNumber,
                groupNumber,
                at,
                acknowledgmentRequested,
                test,
                others);
    }

    /** The same with GS02 and GS03 of their own. */
    public Envelope withGroup(String sender, String receiver) {
        return new Envelope(
                type,
                senderQualifier,
                senderId,
                receiverQualifier,
                receiverId,
                sender,
                receiver,
                interchangeNumber,
                groupNumber,
                at,
                acknowledgmentRequested,
                test,
                delimiters);
    }

    private static void checkId(String id, String element) {
        if (id.isBlank() || id.length() > ID_LENGTH) {
            throw new IllegalArgumentException(element + " '" + id + "' must have 1 to " + ID_LENGTH + " characters");
        }
    }
}
