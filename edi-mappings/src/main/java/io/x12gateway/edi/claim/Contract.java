package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Decimal;

import java.math.BigDecimal;
import java.util.Optional;

/** A contract by which a price is found. CN1: kind, amount, percentage, code, discount for terms, version. */
public record Contract(
        String kind,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> percentage,
        String code,
        Optional<BigDecimal> discount,
        String version) {
    public Contract {
        amount = amount.map(Decimal::canonical);
        percentage = percentage.map(Decimal::canonical);
        discount = discount.map(Decimal::canonical);
    }

    static Contract read(Segment cn1) {
        return new Contract(
                cn1.element(1),
                Decimal.read(cn1, 2),
                Decimal.read(cn1, 3),
                cn1.element(4),
                Decimal.read(cn1, 5),
                cn1.element(6));
    }

    Segment segment() {
        return Segment.of(
                "CN1", kind, Decimal.text(amount), Decimal.text(percentage), code, Decimal.text(discount), version);
    }
}
