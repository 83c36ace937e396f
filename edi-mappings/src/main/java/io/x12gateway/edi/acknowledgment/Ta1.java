package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeHeader;
import io.x12gateway.edi.envelope.InterchangeScanner;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The answer to one interchange (X12.5 TA1).
 *
 * @param controlNumber TA101, the ISA13 answered
 * @param date TA102, its ISA09 (YYMMDD)
 * @param time TA103, its ISA10 (HHMM)
 * @param note TA105; {@code 000} when nothing is wrong
 */
public record Ta1(String controlNumber, String date, String time, Verdict verdict, String note) {
    private static final String NO_ERROR = "000";

    /** Content wrong, for a refusal that names no other note. */
    private static final String CONTENT = "024";

    /**
     * The verdict of a report: refused with the note of its first error, or accepted. What the ISA has in a form that a
     * TA1 can't repeat becomes zeros, or the date and time 000101 and 0000.
     */
    public static Ta1 of(InterchangeReport report) {
        var header = report.header();
        var verdict = report.accepted() ? Verdict.ACCEPTED : Verdict.REJECTED;
        return new Ta1(
                repeatable(header.controlNumber(), 9, "000000000"),
                Repeatable.shortDate(header.date()) ? header.date() : "000101",
                Repeatable.time(header.time()) ? header.time() : "0000",
                verdict,
                note(report));
    }

    private static String note(InterchangeReport report) {
        if (report.accepted()) return NO_ERROR;
        return report.findings().stream()
                .filter(Finding::isError)
                .map(finding -> finding.codes().ta105())
                .filter(note -> !note.isEmpty())
                .findFirst()
                .orElse(CONTENT);
    }

    private static String repeatable(String digits, int length, String otherwise) {
        return digits.length() == length && Repeatable.digits(digits) ? digits : otherwise;
    }

    /**
     * Whether a TA1 is owed: one was asked for or the interchange is refused, and it holds more than acknowledgments,
     * which are never acknowledged.
     */
    public static boolean owed(InterchangeReport report) {
        boolean onlyAcknowledgments = report.groups().stream().noneMatch(Ack999::owed);
        if (report.accepted()) return report.header().acknowledgmentRequested() && !onlyAcknowledgments;
        return report.groups().isEmpty() || !onlyAcknowledgments;
    }

    /**
     * The bytes of an interchange that holds this TA1 and nothing else.
     *
     * @throws InvalidAcknowledgmentException if it would not be valid itself; nothing is written then
     */
    public byte[] write(Envelope envelope) {
        return SelfCheck.checked(new InterchangeWriter().write(envelope, List.of(segment()), List.of()));
    }

    /** The TA1 as it stands in an interchange. */
    public Segment segment() {
        return Segment.of("TA1", controlNumber, date, time, verdict.code(), note);
    }

    /** The TA1s in received bytes, in their order; what else is there is passed over. */
    public static List<Ta1> read(byte[] bytes) {
        var received = new ReceivedAcknowledgments();
        try {
            new InterchangeScanner().scan(new ByteArrayInputStream(bytes), received);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array can't fail", e);
        }
        return received.interchanges();
    }

    /** Reads one TA1. */
    public static Ta1 read(Segment ta1) {
        return new Ta1(ta1.element(1), ta1.element(2), ta1.element(3), Verdict.of(ta1.element(4)), ta1.element(5));
    }

    /** Whether this answers the interchange with that ISA. */
    public boolean answers(InterchangeHeader sent) {
        return controlNumber.equals(sent.controlNumber()) && date.equals(sent.date()) && time.equals(sent.time());
    }
}
