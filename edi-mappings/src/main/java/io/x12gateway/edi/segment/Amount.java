package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.Segment;

import java.math.BigDecimal;

/** Money and what it is. AMT; US dollars unless a CUR says otherwise. */
public record Amount(String qualifier, BigDecimal value) {
    public Amount {
        value = Decimal.canonical(value);
    }

    public static Amount read(Elements amt) {
        return new Amount(amt.element(1), Decimal.required(amt, 2));
    }

    public Segment segment() {
        return Segment.of("AMT", qualifier, Decimal.text(value));
    }
}
