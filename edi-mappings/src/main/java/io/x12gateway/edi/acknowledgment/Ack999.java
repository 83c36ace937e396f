package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeScanner;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The answer to one functional group: one 999 transaction set (005010X231A1).
 *
 * @param functionalId AK101, the GS01 answered
 * @param controlNumber AK102, the GS06 answered
 * @param version AK103, the GS08 answered
 * @param sets the transaction sets answered, in order; empty if the group was refused as a whole
 * @param declared AK902, the GE01 as sent
 * @param received AK903
 * @param accepted AK904
 * @param errors AK905 to AK909
 */
public record Ack999(
        String functionalId,
        String controlNumber,
        String version,
        List<SetAnswer> sets,
        Verdict verdict,
        int declared,
        int received,
        int accepted,
        List<String> errors) {

    public Ack999 {
        sets = List.copyOf(sets);
        errors = List.copyOf(errors);
    }

    /**
     * AK2 to IK5: one transaction set.
     *
     * @param setId AK201, the ST01 answered
     * @param controlNumber AK202, its ST02
     * @param guide AK203, its ST03; empty if it has none
     * @param errors IK502 to IK506
     */
    public record SetAnswer(
            String setId,
            String controlNumber,
            String guide,
            List<SegmentError> segments,
            Verdict verdict,
            List<String> errors) {
        public SetAnswer {
            segments = List.copyOf(segments);
            errors = List.copyOf(errors);
        }
    }

    /**
     * IK3 with its CTX: one segment in error.
     *
     * @param position IK302, ST = 1
     * @param loop IK303, at most four characters; may be empty
     * @param code IK304
     * @param businessUnit the value in a CTX such as {@code TRN02:value}; empty if there is none
     */
    public record SegmentError(
            String segment, int position, String loop, String code, String businessUnit, List<ElementError> elements) {
        public SegmentError {
            elements = List.copyOf(elements);
        }
    }

    /**
     * IK4: one element in error. Numbers are 1-based, 0 if not given.
     *
     * @param reference IK402, the X12 data element number
     * @param code IK403
     * @param value IK404; empty where it can't or shouldn't be repeated
     */
    public record ElementError(int element, int component, int repetition, int reference, String code, String value) {}

    /** The verdict of a report. */
    public static Ack999 of(GroupReport report) {
        return new Ack999Composition(report).compose();
    }

    /** Whether a 999 may answer the group: a 999 is never answered by a 999. */
    public static boolean owed(GroupReport report) {
        return !report.header().functionalId().equals(TransactionType.IMPLEMENTATION_ACKNOWLEDGMENT.functionalId());
    }

    /** One interchange with one group FA, and in it one 999 for each answer. */
    public static byte[] write(Envelope envelope, List<Ack999> answers) {
        var sets = answers.stream()
                .map(answer -> OutgoingTransaction.of(Ack999Segments.of(answer, envelope.delimiters())))
                .toList();
        return new InterchangeWriter().write(envelope, sets);
    }

    /** The 999s in received bytes, in their order; what else is there is passed over. */
    public static List<Ack999> read(byte[] bytes) {
        var received = new ReceivedAcknowledgments();
        try {
            new InterchangeScanner().scan(new ByteArrayInputStream(bytes), received);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array can't fail", e);
        }
        return received.groups();
    }

    /** Reads one 999 from its segments between ST and SE. */
    static Ack999 of(List<Segment> body) {
        return new Ack999Reading(body).read();
    }
}
