package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.Segment;

/** A further id. REF: qualifier, value and, in some places, a description. */
public record Reference(String qualifier, String value, String description) {
    public static Reference of(String qualifier, String value) {
        return new Reference(qualifier, value, "");
    }

    public static Reference read(Elements ref) {
        return new Reference(ref.element(1), ref.element(2), ref.element(3));
    }

    public Segment segment() {
        return Segment.of("REF", qualifier, value, description);
    }
}
