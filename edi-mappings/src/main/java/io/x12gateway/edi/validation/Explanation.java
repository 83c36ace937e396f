package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Findings as a person wants to see them: the segment as it stands, a caret under the bytes at fault, and the change
 * that mends it where one can be computed. Reads only what lies around the findings, so the file may be of any size.
 * Shows the data itself: it is for the one who holds the file and not for logs.
 */
public final class Explanation {
    private static final int WIDTH = 110;

    private final ValidationReport report;
    private final Source source;
    private final Appendable text;

    private Explanation(ValidationReport report, Source source, Appendable text) {
        this.report = report;
        this.source = source;
        this.text = text;
    }

    /** The bytes that a report was made of, read here and there. */
    @FunctionalInterface
    public interface Source {
        /** Up to {@code length} bytes from {@code offset} on; fewer where the file ends. */
        byte[] read(long offset, int length) throws IOException;

        static Source of(byte[] bytes) {
            return (offset, length) -> {
                int from = (int) Math.min(offset, bytes.length);
                return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length));
            };
        }

        /** Moves the channel's position. */
        static Source of(SeekableByteChannel channel) {
            return (offset, length) -> {
                var buffer = ByteBuffer.allocate(length);
                channel.position(offset);
                while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                    // a channel may give less than it is asked for
                }
                return Arrays.copyOf(buffer.array(), buffer.position());
            };
        }
    }

    /** @param source the bytes that {@code report} was made of */
    public static void write(ValidationReport report, Source source, Appendable text) throws IOException {
        var explanation = new Explanation(report, source, text);
        explanation.explain(report.findings(), Delimiters.STANDARD);
        for (var interchange : report.interchanges()) explanation.explain(interchange);
    }

    private void explain(InterchangeReport interchange) throws IOException {
        explain(interchange.allFindings().toList(), interchange.header().delimiters());
    }

    private void explain(List<Finding> findings, Delimiters delimiters) throws IOException {
        for (var finding : findings) explain(finding, delimiters);
    }

    private void explain(Finding finding, Delimiters delimiters) throws IOException {
        line(finding.isError() ? "error: " : "warning: ", finding.message());
        var span = finding.location().span();
        if (span.offset() < report.sizeBytes()) show(span, delimiters);
        line("  rule: ", rule(finding));
        line("  expected: ", finding.expected());
        line("  to mend it: ", finding.fix());
        if (finding.edit().isPresent()) line("  change: ", told(finding.edit().get()));
        text.append('\n');
    }

    private void line(String head, String words) throws IOException {
        if (!words.isEmpty()) text.append(head).append(words).append('\n');
    }

    private static String rule(Finding finding) {
        var told = finding.codes().told().collect(Collectors.joining(", "));
        return finding.code() + " (" + finding.level() + ")" + (told.isEmpty() ? "" : ", answered with " + told);
    }

    private String told(Edit edit) throws IOException {
        return told(edit, source.read(edit.span().offset(), (int)
                Math.min(edit.span().length(), WIDTH)));
    }

    /** The change in a sentence, such as {@code replace "13" at byte 512 by "12"}. */
    static String told(Edit edit, byte[] bytes) {
        var before = shown(bytes);
        long offset = edit.span().offset();
        if (edit.span().length() == 0) return "insert \"%s\" at byte %d".formatted(shown(edit.replacement()), offset);
        if (edit.replacement().isEmpty()) return "remove \"%s\" at byte %d".formatted(before, offset);
        return "replace \"%s\" at byte %d by \"%s\"".formatted(before, offset, shown(edit.replacement()));
    }

    private static String shown(String replacement) {
        return shown(replacement.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void show(ByteSpan span, Delimiters delimiters) throws IOException {
        long base = Math.max(0, span.offset() - WIDTH / 2);
        int fault = (int) (span.offset() - base);
        var bytes = source.read(base, fault + WIDTH);
        int from = fault;
        while (from > 0 && !ends(bytes[from - 1], delimiters)) from--;
        int to = fault;
        while (to < bytes.length && to - from < WIDTH && !ends(bytes[to], delimiters)) to++;
        if (to < bytes.length && to - from < WIDTH) to++;
        int carets = (int) Math.clamp(span.length(), 1, Math.max(1, to - fault));
        line("  | ", shown(Arrays.copyOfRange(bytes, from, to)));
        line("  | ", " ".repeat(fault - from) + "^".repeat(carets));
    }

    private static boolean ends(byte b, Delimiters delimiters) {
        return b == (byte) delimiters.segment() || b == '\n' || b == '\r';
    }

    /** Control characters and everything beyond ASCII as a dot: nothing in a file may steer a terminal. */
    private static String shown(byte[] bytes) {
        var shown = new StringBuilder(bytes.length);
        for (byte b : bytes) shown.append(b >= ' ' && b < 0x7F ? (char) b : '.');
        return shown.toString();
    }
}
