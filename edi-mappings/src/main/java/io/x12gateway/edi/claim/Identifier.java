package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.SegmentList;

import java.util.List;

/**
 * A further id. REF.
 *
 * @param otherPayer REF04-2, the other payer whose id this is; empty if it is the destination payer's or nobody's
 */
public record Identifier(String qualifier, String value, String otherPayer) {
    private static final String PAYER = "2U";

    public static Identifier of(String qualifier, String value) {
        return new Identifier(qualifier, value, "");
    }

    static Identifier read(Segment ref) {
        return new Identifier(ref.element(1), ref.element(2), ref.component(4, 2));
    }

    Segment segment() {
        var payer = otherPayer.isEmpty() ? "" : SegmentList.composite(PAYER, otherPayer);
        return Segment.of("REF", qualifier, value, "", payer);
    }

    /** The value of the first id with this qualifier, or the empty string. */
    static String value(List<Identifier> identifiers, String qualifier) {
        for (var identifier : identifiers) if (identifier.qualifier.equals(qualifier)) return identifier.value;
        return "";
    }
}
