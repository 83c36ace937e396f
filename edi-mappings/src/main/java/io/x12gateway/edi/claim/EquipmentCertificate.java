package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Decimal;

import java.math.BigDecimal;

/** How long equipment is needed. CR3: {@code I} first, {@code R} renewed, {@code S} revised. */
public record EquipmentCertificate(String kind, BigDecimal months) {
    public EquipmentCertificate {
        months = Decimal.canonical(months);
    }

    static EquipmentCertificate read(Segment cr3) {
        return new EquipmentCertificate(cr3.element(1), Decimal.required(cr3, 3));
    }

    Segment segment() {
        return Segment.of("CR3", kind, "MO", Decimal.text(months));
    }
}
