package io.x12gateway.edi.envelope;

import io.x12gateway.edi.TransactionType;
import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamConstants;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamValidationError;
import io.xlate.edi.stream.EDIStreamWriter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes whole interchanges: ISA, TA1s, GS, transaction sets, GE and IEA with their counts and control numbers, in
 * ISO-8859-1. Trailing empty elements and components are left out. Never lets data act as a separator: by default such
 * a character, like any that is not printable ASCII, is replaced with a space (letters with marks lose the mark); the
 * strict writer refuses instead.
 */
public final class InterchangeWriter {
    private static final Schema CONTROL = loadControlSchema();
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

    private final boolean lineBreaks;
    private final boolean strict;

    public InterchangeWriter() {
        this(true, false);
    }

    private InterchangeWriter(boolean lineBreaks, boolean strict) {
        this.lineBreaks = lineBreaks;
        this.strict = strict;
    }

    /** Nothing after each terminator; the default is one LF. */
    public InterchangeWriter withoutLineBreaks() {
        return new InterchangeWriter(false, strict);
    }

    /** Throws {@link UnwritableTextException} where the default writer replaces. */
    public InterchangeWriter strict() {
        return new InterchangeWriter(lineBreaks, true);
    }

    public byte[] write(Envelope envelope, List<OutgoingTransaction> transactions) {
        return write(envelope, List.of(), transactions);
    }

    /** @param acknowledgments TA1 segments; with no transactions the interchange has no group (IEA01 = 0) */
    public byte[] write(Envelope envelope, List<Segment> acknowledgments, List<OutgoingTransaction> transactions) {
        var out = new ByteArrayOutputStream();
        try {
            write(envelope, acknowledgments, transactions, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes as it goes and leaves the stream open; for interchanges that do not fit in memory. */
    public void write(
            Envelope envelope, List<Segment> acknowledgments, List<OutgoingTransaction> transactions, OutputStream out)
            throws IOException {
        var complaints = new ArrayList<String>();
        var delimiters = envelope.delimiters();
        try {
            var edi = open(delimiters, out, complaints);
            edi.startInterchange();
            var segments = new SegmentWriter(out, delimiters, lineBreaks, strict);
            write(isa(envelope), edi);
            edi.flush();
            for (var acknowledgment : acknowledgments) segments.write(acknowledgment);
            if (!transactions.isEmpty()) writeGroup(envelope, transactions, edi, segments, out);
            var groups = transactions.isEmpty() ? "0" : "1";
            write(Segment.of("IEA", groups, envelope.interchangeNumber().padded()), edi);
            edi.endInterchange();
            edi.flush();
        } catch (EDIStreamException e) {
            throw new IOException("the interchange could not be written: " + e.getMessage(), e);
        }
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException("the envelope is not valid X12: " + complaints);
        }
    }

    private void writeGroup(
            Envelope envelope,
            List<OutgoingTransaction> transactions,
            EDIStreamWriter edi,
            SegmentWriter segments,
            OutputStream out)
            throws EDIStreamException, IOException {
        write(gs(envelope), edi);
        edi.flush();
        int number = 0;
        for (var transaction : transactions) {
            number++;
            switch (transaction) {
                case OutgoingTransaction.Composed composed ->
                    writeTransaction(envelope.type(), number, composed.body(), segments);
                case OutgoingTransaction.Verbatim verbatim -> {
                    verbatim.bytes().writeTo(out);
                    if (lineBreaks) out.write('\n');
                }
            }
        }
        write(
                Segment.of(
                        "GE",
                        Integer.toString(transactions.size()),
                        envelope.groupNumber().toString()),
                edi);
    }

    /** The envelope goes through StAEDI, which looks at it with its control schema. */
    private static void write(Segment segment, EDIStreamWriter edi) throws EDIStreamException {
        edi.writeStartSegment(segment.id());
        for (var element : segment.elements()) edi.writeElement(element);
        edi.writeEndSegment();
    }

    private static void writeTransaction(TransactionType type, int number, List<Segment> body, SegmentWriter segments)
            throws IOException {
        var controlNumber = padded(number);
        segments.write(Segment.of("ST", type.setId(), controlNumber, type.namesGuideInHeader() ? type.guide() : ""));
        for (var segment : body) segments.write(segment);
        segments.write(Segment.of("SE", Integer.toString(body.size() + 2), controlNumber));
    }

    private static Segment isa(Envelope e) {
        var d = e.delimiters();
        var blank = " ".repeat(10);
        return new Segment(
                "ISA",
                List.of(
                        "00",
                        blank,
                        "00",
                        blank,
                        e.senderQualifier(),
                        padded(e.senderId()),
                        e.receiverQualifier(),
                        padded(e.receiverId()),
                        SHORT_DATE.format(e.at()),
                        TIME.format(e.at()),
                        String.valueOf(d.repetition()),
                        "00501",
                        e.interchangeNumber().padded(),
                        e.acknowledgmentRequested() ? "1" : "0",
                        e.test() ? "T" : "P",
                        String.valueOf(d.component())),
                Delimiters.NEUTRAL,
                0,
                new ByteSpan(0, 0));
    }

    private static Segment gs(Envelope e) {
        return Segment.of(
                "GS",
                e.type().functionalId(),
                e.groupSender(),
                e.groupReceiver(),
                DATE.format(e.at()),
                TIME.format(e.at()),
                e.groupNumber().toString(),
                "X",
                e.type().guide());
    }

    /** At least four digits (ST02). */
    private static String padded(int number) {
        var digits = Integer.toString(number);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    private static String padded(String id) {
        return "%-15s".formatted(id);
    }

    private EDIStreamWriter open(Delimiters d, OutputStream out, List<String> complaints) throws EDIStreamException {
        var factory = EDIOutputFactory.newFactory();
        factory.setProperty(EDIStreamConstants.Delimiters.DATA_ELEMENT, d.element());
        factory.setProperty(EDIStreamConstants.Delimiters.SEGMENT, d.segment());
        factory.setProperty(EDIStreamConstants.Delimiters.REPETITION, d.repetition());
        factory.setProperty(EDIStreamConstants.Delimiters.COMPONENT_ELEMENT, d.component());
        factory.setProperty(EDIOutputFactory.PRETTY_PRINT, lineBreaks);
        factory.setErrorReporter((error, writer, location, data, reference) -> {
            // It does not see the transaction sets go by.
            if (error == EDIStreamValidationError.CONTROL_COUNT_DOES_NOT_MATCH_ACTUAL_COUNT) return;
            complaints.add("%s in %s%02d".formatted(error, location.getSegmentTag(), location.getElementPosition()));
        });
        var edi = factory.createEDIStreamWriter(out, "ISO-8859-1");
        edi.setControlSchema(CONTROL);
        return edi;
    }

    private static Schema loadControlSchema() {
        try {
            return SchemaFactory.newFactory().getControlSchema("X12", new String[] {"00501"});
        } catch (EDISchemaException e) {
            throw new IllegalStateException("StAEDI's control schema for X12 00501 could not be loaded", e);
        }
    }
}
