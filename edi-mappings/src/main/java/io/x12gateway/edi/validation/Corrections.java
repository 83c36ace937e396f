package io.x12gateway.edi.validation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The changes that a report's findings bring along, ready for the bytes that it was made of. Where two of them touch, the
 * first one counts; the other finding tells its change again when the mended bytes are judged.
 */
public final class Corrections {
    private static final int SHOWN = 110;

    private final List<Finding> mended;

    private Corrections(List<Finding> mended) {
        this.mended = List.copyOf(mended);
    }

    /**
     * A change that was made.
     *
     * @param before the bytes that made way, cut after {@value #SHOWN}; may be patient data
     */
    public record Change(Finding finding, Edit edit, String before) {
        /** Such as {@code replace "13" at byte 512 by "12"}. Shows data of the file. */
        public String told() {
            return Explanation.told(edit, before.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** @param warningsToo whether what rejects nothing is mended, too */
    public static Corrections of(ValidationReport report, boolean warningsToo) {
        var candidates = report.allFindings()
                .filter(finding -> finding.edit().isPresent() && (warningsToo || finding.isError()))
                .sorted(Comparator.comparingLong(Corrections::offset).thenComparing(Finding::severity))
                .toList();
        var chosen = new ArrayList<Finding>();
        long free = 0;
        for (var finding : candidates) {
            var span = edit(finding).span();
            if (span.offset() < free || !chosen.isEmpty() && span.offset() == offset(chosen.getLast())) continue;
            chosen.add(finding);
            free = span.end();
        }
        return new Corrections(chosen);
    }

    private static long offset(Finding finding) {
        return edit(finding).span().offset();
    }

    private static Edit edit(Finding finding) {
        return finding.edit().orElseThrow();
    }

    /** Whether there is nothing to change. */
    public boolean isEmpty() {
        return mended.isEmpty();
    }

    /** Copies the bytes that the report was made of, changed. Closes neither stream. */
    public List<Change> apply(InputStream in, OutputStream out) throws IOException {
        var changes = new ArrayList<Change>();
        long at = 0;
        for (var finding : mended) {
            var edit = edit(finding);
            copy(in, out, edit.span().offset() - at);
            changes.add(new Change(finding, edit, skip(in, edit.span().length())));
            out.write(edit.replacement().getBytes(StandardCharsets.ISO_8859_1));
            at = edit.span().end();
        }
        in.transferTo(out);
        return changes;
    }

    /** The same for bytes at hand; what was changed is added to {@code changes}. */
    public byte[] apply(byte[] bytes, List<Change> changes) {
        var out = new ByteArrayOutputStream(bytes.length + 64);
        try {
            changes.addAll(apply(new ByteArrayInputStream(bytes), out));
        } catch (IOException e) {
            throw new UncheckedIOException("these are not the bytes that the report was made of", e);
        }
        return out.toByteArray();
    }

    private static void copy(InputStream in, OutputStream out, long count) throws IOException {
        var buffer = new byte[(int) Math.min(count, 1 << 16)];
        for (long left = count; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) throw new EOFException("the bytes end before the change at their place");
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private static String skip(InputStream in, long count) throws IOException {
        var shown = in.readNBytes((int) Math.min(count, SHOWN));
        in.skipNBytes(count - shown.length);
        return new String(shown, StandardCharsets.ISO_8859_1);
    }
}
