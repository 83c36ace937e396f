package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;

/**
 * A change that mends a finding: the bytes of {@code span} make way for {@code replacement}, in ISO-8859-1. An empty
 * span inserts, an empty replacement removes. Each is computed for itself; where one adds or removes a segment, the
 * counts in the trailers are wrong afterwards and are mended by the edits of the next judgment.
 */
public record Edit(ByteSpan span, String replacement) {

    public static Edit insert(long offset, String text) {
        return new Edit(new ByteSpan(offset, 0), text);
    }

    public static Edit remove(ByteSpan span) {
        return new Edit(span, "");
    }

    /**
     * The bytes with the edits made, those left out that touch one before them: they may rest on what it changes, and
     * the next judgment offers them again if they are still needed.
     */
    public static byte[] apply(byte[] bytes, Collection<Edit> edits) {
        var inOrder = edits.stream()
                .distinct()
                .sorted(Comparator.comparingLong((Edit edit) -> edit.span.offset())
                        .thenComparingLong(edit -> edit.span.length()))
                .toList();
        var out = new ByteArrayOutputStream(bytes.length);
        int at = 0;
        boolean first = true;
        for (var edit : inOrder) {
            int from = Math.toIntExact(edit.span.offset());
            if (!first && from <= at) continue;
            first = false;
            out.write(bytes, at, from - at);
            out.writeBytes(edit.replacement.getBytes(StandardCharsets.ISO_8859_1));
            at = Math.toIntExact(edit.span.end());
        }
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }
}
