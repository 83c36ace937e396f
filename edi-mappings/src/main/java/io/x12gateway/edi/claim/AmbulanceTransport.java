package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Decimal;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A ride in an ambulance. CR1.
 *
 * @param weightPounds CR102
 * @param reason CR104
 * @param miles CR106
 * @param roundTrip CR109, why there and back; empty if not
 * @param stretcher CR110, why lying; empty if not
 */
public record AmbulanceTransport(
        Optional<BigDecimal> weightPounds, String reason, BigDecimal miles, String roundTrip, String stretcher) {
    public AmbulanceTransport {
        weightPounds = weightPounds.map(Decimal::canonical);
        miles = Decimal.canonical(miles);
    }

    static AmbulanceTransport read(Segment cr1) {
        return new AmbulanceTransport(
                Decimal.read(cr1, 2), cr1.element(4), Decimal.required(cr1, 6), cr1.element(9), cr1.element(10));
    }

    Segment segment() {
        return Segment.of(
                "CR1",
                weightPounds.isEmpty() ? "" : "LB",
                Decimal.text(weightPounds),
                "",
                reason,
                "DH",
                Decimal.text(miles),
                "",
                "",
                roundTrip,
                stretcher);
    }
}
