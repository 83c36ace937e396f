package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;

/** A remark in plain text. NTE. */
public record Note(String subject, String text) {
    static Note read(Segment nte) {
        return new Note(nte.element(1), nte.element(2));
    }

    Segment segment() {
        return Segment.of("NTE", subject, text);
    }
}
