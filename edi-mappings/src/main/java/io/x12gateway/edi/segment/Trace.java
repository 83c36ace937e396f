package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.Segment;

/**
 * A trace number. TRN.
 *
 * @param type TRN01: {@code 1} set by the writer of this transaction, {@code 2} an echo of the other side's
 * @param assigner TRN03, ten characters; empty in the 276 and 277
 */
public record Trace(String type, String number, String assigner, String division) {
    public static Trace own(String number, String assigner) {
        return new Trace("1", number, assigner, "");
    }

    public static Trace read(Elements trn) {
        return new Trace(trn.element(1), trn.element(2), trn.element(3), trn.element(4));
    }

    public Segment segment() {
        return Segment.of("TRN", type, number, assigner, division);
    }

    /** The same trace given back: TRN01 becomes 2, the rest stays. */
    public Trace echo() {
        return new Trace("2", number, assigner, division);
    }

    public boolean isEcho() {
        return type.equals("2");
    }
}
