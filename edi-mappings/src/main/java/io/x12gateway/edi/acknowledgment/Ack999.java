package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeScanner;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentReader;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one functional group: one 999 transaction set (005010X231A1).
 *
 * @param functionalId AK101, the GS01 answered
 * @param controlNumber AK102, the GS06 answered
 * @param version AK103, the GS08 answered
 * @param sets the transaction sets answered, in order; empty if the group was refused as a whole and for itself alone
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

    /** The 277CA's guide and its errata. */
    private static final String CLAIM_ACKNOWLEDGMENT = "005010X214";

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
     * @param position IK302, ST = 1; of a missing segment, where it should have stood
     * @param loop IK303, at most four characters; may be empty
     * @param code IK304
     * @param triggers what made situational rules apply
     * @param unit the inquiry or claim that the segment belongs to
     */
    public record SegmentError(
            String segment,
            int position,
            String loop,
            String code,
            List<Trigger> triggers,
            Optional<Unit> unit,
            List<ElementError> elements) {
        public SegmentError {
            triggers = List.copyOf(triggers);
            elements = List.copyOf(elements);
        }
    }

    /**
     * IK4 with its CTX: one element in error. Numbers are 1-based, 0 if not given.
     *
     * @param reference IK402, the X12 data element number
     * @param code IK403
     * @param value IK404, the bad value as found, which may describe a patient; empty where it can't be repeated
     */
    public record ElementError(
            int element,
            int component,
            int repetition,
            int reference,
            String code,
            String value,
            List<Trigger> triggers) {
        public ElementError {
            triggers = List.copyOf(triggers);
        }

        /** Without the value. */
        @Override
        public String toString() {
            return "IK4 %d-%d-%d, element %d: %s".formatted(element, component, repetition, reference, code);
        }
    }

    /**
     * CTX SITUATIONAL TRIGGER: the element that made a rule apply. Numbers are 0 if not given.
     *
     * @param loop CTX04, at most four characters; may be empty
     */
    public record Trigger(String segment, int position, String loop, int element, int component, int repetition) {}

    /**
     * CTX of a business unit.
     *
     * @param name such as {@code TRN02} or {@code CLM01}
     */
    public record Unit(String name, String value) {
        /** Without the value. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** The verdict of a report, with all of its errors and those notes that a profile wants to be told. */
    public static Ack999 of(GroupReport report) {
        return new Ack999Composition(report).compose();
    }

    /** Whether a 999 may answer the group: an acknowledgment (997, 999, 277CA) is never acknowledged. */
    public static boolean owed(GroupReport report) {
        var header = report.header();
        return !header.functionalId().equals(TransactionType.IMPLEMENTATION_ACKNOWLEDGMENT.functionalId())
                && !header.version().startsWith(CLAIM_ACKNOWLEDGMENT);
    }

    /**
     * One interchange with one group FA, and in it one 999 for each answer.
     *
     * @throws InvalidAcknowledgmentException if it would not be valid itself; nothing is written then
     */
    public static byte[] write(Envelope envelope, List<Ack999> answers) {
        var sets = answers.stream()
                .map(answer -> OutgoingTransaction.of(Ack999Segments.of(answer, envelope.delimiters())))
                .toList();
        return SelfCheck.checked(new InterchangeWriter().write(envelope, sets));
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

    /** Reads one transaction set from ST to SE. Leaves out what it does not know and never fails. */
    public static Ack999 read(byte[] transaction, Delimiters delimiters) {
        var body = new ArrayList<Segment>();
        for (var segment : new SegmentReader(transaction, delimiters)) body.add(segment);
        return of(body);
    }

    /** The segments between ST and SE, for {@link Delimiters#STANDARD}. */
    public List<Segment> segments() {
        return Ack999Segments.of(this, Delimiters.STANDARD);
    }

    /** Reads one 999 from its segments between ST and SE. */
    static Ack999 of(List<Segment> body) {
        return new Ack999Reading(body).read();
    }
}
