package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;

import java.util.List;

/**
 * Findings as a person wants to see them: the segment as it stands, and a caret under the bytes at fault. Shows the data
 * itself, so it is for the one who holds the file and not for logs.
 */
public final class Explanation {
    private static final int WIDTH = 110;

    private final byte[] bytes;
    private final ValidationReport report;
    private final StringBuilder text = new StringBuilder();

    private Explanation(byte[] bytes, ValidationReport report) {
        this.bytes = bytes;
        this.report = report;
    }

    /** @param bytes those that {@code report} was made of */
    public static String of(byte[] bytes, ValidationReport report) {
        var explanation = new Explanation(bytes, report);
        explanation.explain(report.findings(), Delimiters.STANDARD);
        for (var interchange : report.interchanges()) explanation.explain(interchange);
        return explanation.text.toString();
    }

    private void explain(InterchangeReport interchange) {
        explain(interchange.allFindings().toList(), interchange.header().delimiters());
    }

    private void explain(List<Finding> findings, Delimiters delimiters) {
        for (var finding : findings) explain(finding, delimiters);
    }

    private void explain(Finding finding, Delimiters delimiters) {
        var at = finding.location();
        text.append(finding.isError() ? "error: " : "warning: ")
                .append(finding.message())
                .append('\n');
        if (at.span().offset() < bytes.length) show(at.span(), delimiters);
        if (!finding.expected().isEmpty())
            text.append("  expected: ").append(finding.expected()).append('\n');
        if (!finding.fix().isEmpty())
            text.append("  to mend it: ").append(finding.fix()).append('\n');
        text.append('\n');
    }

    private void show(ByteSpan span, Delimiters delimiters) {
        int fault = (int) span.offset();
        int from = fault;
        while (from > 0 && fault - from < WIDTH / 2 && !ends(bytes[from - 1], delimiters)) from--;
        int to = fault;
        while (to < bytes.length && to - from < WIDTH && !ends(bytes[to], delimiters)) to++;
        if (to < bytes.length && to - from < WIDTH) to++;
        text.append("  | ");
        for (int i = from; i < to; i++) text.append(shown(bytes[i]));
        int carets = (int) Math.clamp(span.length(), 1, Math.max(1, to - fault));
        text.append("\n  | ")
                .append(" ".repeat(fault - from))
                .append("^".repeat(carets))
                .append('\n');
    }

    private static boolean ends(byte b, Delimiters delimiters) {
        return b == (byte) delimiters.segment() || b == '\n' || b == '\r';
    }

    /** Control characters and everything beyond ASCII as a dot: nothing in a file may steer a terminal. */
    private static char shown(byte b) {
        return b >= ' ' && b < 0x7F ? (char) b : '.';
    }
}
