package io.x12gateway.edi.envelope;

import io.x12gateway.edi.TransactionType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes whole interchanges: ISA, TA1s, GS, transaction sets, GE and IEA with their counts and control numbers, in
 * ISO-8859-1. Trailing empty elements and components are left out. Never lets data act as a separator: by default such
 * a character, like any that is not printable ASCII, is replaced with a space (letters with marks lose the mark); the
 * strict writer refuses instead. An envelope is never mended: one that is not valid X12 is refused before anything is
 * written.
 */
public final class InterchangeWriter {
    private static final int ID_LENGTH = 15;
    private static final String BLANK = " ".repeat(10);
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

    /** @throws IllegalArgumentException if the envelope is not valid X12 */
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
        EnvelopeCheck.of(envelope, transactions.size(), lineBreaks);
        var segments = new SegmentWriter(out, envelope.delimiters(), lineBreaks, strict);
        writeHeader(envelope, segments);
        for (var acknowledgment : acknowledgments) segments.write(acknowledgment);
        if (!transactions.isEmpty()) writeGroup(envelope, transactions, segments, out);
        var groups = transactions.isEmpty() ? "0" : "1";
        segments.writeEnvelope("IEA", groups, envelope.interchangeNumber().padded());
        out.flush();
    }

    private void writeGroup(
            Envelope envelope, List<OutgoingTransaction> transactions, SegmentWriter segments, OutputStream out)
            throws IOException {
        writeGroupHeader(envelope, segments);
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
        segments.writeEnvelope(
                "GE",
                Integer.toString(transactions.size()),
                envelope.groupNumber().toString());
    }

    private static void writeTransaction(TransactionType type, int number, List<Segment> body, SegmentWriter segments)
            throws IOException {
        var controlNumber = padded(number);
        segments.write(Segment.of("ST", type.setId(), controlNumber, type.namesGuideInHeader() ? type.guide() : ""));
        for (var segment : body) segments.write(segment);
        segments.write(Segment.of("SE", Integer.toString(body.size() + 2), controlNumber));
    }

    private static void writeHeader(Envelope e, SegmentWriter segments) throws IOException {
        var d = e.delimiters();
        segments.writeEnvelope(
                "ISA",
                "00",
                BLANK,
                "00",
                BLANK,
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
                String.valueOf(d.component()));
    }

    private static void writeGroupHeader(Envelope e, SegmentWriter segments) throws IOException {
        segments.writeEnvelope(
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
        return id + " ".repeat(ID_LENGTH - id.length());
    }
}
