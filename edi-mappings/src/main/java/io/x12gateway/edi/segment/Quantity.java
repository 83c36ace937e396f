package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.Segment;

import java.math.BigDecimal;

/** A count and what it counts. QTY. */
public record Quantity(String qualifier, BigDecimal value) {
    public Quantity {
        value = Decimal.canonical(value);
    }

    public static Quantity read(Elements qty) {
        return new Quantity(qty.element(1), Decimal.required(qty, 2));
    }

    public Segment segment() {
        return Segment.of("QTY", qualifier, Decimal.text(value));
    }
}
