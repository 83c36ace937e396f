package io.x12gateway.edi.claim;

import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.SegmentList;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The drug of a line. Loop 2410.
 *
 * @param codeSet LIN02, {@code N4} NDC
 * @param unit CTP05-1: {@code UN}, {@code ML}, {@code GR}, {@code ME}, {@code F2}
 * @param identifier prescription number ({@code XZ}) or link sequence ({@code VY})
 */
public record Drug(String codeSet, String code, BigDecimal quantity, String unit, Optional<Identifier> identifier) {
    public Drug {
        quantity = Decimal.canonical(quantity);
    }

    static Drug read(Loop loop) {
        loop.only("LIN", "CTP", "REF");
        var lin = loop.first();
        var ctp = loop.required("CTP", segment -> segment);
        return new Drug(
                lin.element(2),
                lin.element(3),
                Decimal.required(ctp, 4),
                ctp.component(5, 1),
                loop.one("REF", Identifier::read));
    }

    void write(SegmentList out) {
        out.add("LIN", "", codeSet, code);
        out.add("CTP", "", "", "", Decimal.text(quantity), unit);
        out.one(identifier, Identifier::segment);
    }
}
