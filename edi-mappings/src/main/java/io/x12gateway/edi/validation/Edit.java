package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;

/**
 * A change that mends a finding: the bytes of {@code span} make way for {@code replacement}, in ISO-8859-1. An empty
 * span inserts, an empty replacement removes.
 */
public record Edit(ByteSpan span, String replacement) {

    public static Edit insert(long offset, String text) {
        return new Edit(new ByteSpan(offset, 0), text);
    }

    public static Edit remove(ByteSpan span) {
        return new Edit(span, "");
    }
}
