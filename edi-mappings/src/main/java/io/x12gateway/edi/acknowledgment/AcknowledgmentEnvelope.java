package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeHeader;

import java.time.LocalDateTime;
import java.util.Set;

/** The envelope of an answer: back to the sender, from the receiver, usage copied, and asking for no answer itself. */
public final class AcknowledgmentEnvelope {
    private static final String MUTUALLY_DEFINED = "ZZ";
    private static final int ID_LENGTH = 15;

    /** ISA05 and ISA07 as the HIPAA guides list them. */
    private static final Set<String> QUALIFIERS =
            Set.of("01", "14", "20", "27", "28", "29", "30", "33", MUTUALLY_DEFINED);

    private AcknowledgmentEnvelope() {}

    /**
     * The envelope that answers {@code received}. A qualifier or id that is unusable becomes {@code ZZ} and
     * {@code UNKNOWN}; everything else comes from the arguments, so the same input gives the same bytes.
     */
    public static Envelope answering(
            InterchangeHeader received, ControlNumber interchange, ControlNumber group, LocalDateTime at) {
        return answering(TransactionType.IMPLEMENTATION_ACKNOWLEDGMENT, received, interchange, group, at);
    }

    /** The same for another answer than a 999. */
    public static Envelope answering(
            TransactionType type,
            InterchangeHeader received,
            ControlNumber interchange,
            ControlNumber group,
            LocalDateTime at) {
        return Envelope.of(
                type,
                qualifier(received.receiverQualifier()),
                id(received.receiverId()),
                qualifier(received.senderQualifier()),
                id(received.senderId()),
                interchange,
                group,
                at,
                received.test());
    }

    private static String qualifier(String found) {
        return QUALIFIERS.contains(found) ? found : MUTUALLY_DEFINED;
    }

    private static String id(String found) {
        return found.length() > 1 && Repeatable.text(found, ID_LENGTH, Delimiters.STANDARD) ? found : "UNKNOWN";
    }
}
