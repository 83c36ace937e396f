package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Decimal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why less (or, if negative, more) was paid than charged. One CAS with up to six reasons.
 *
 * @param group CAS01: {@code CO} contract, {@code PR} patient, {@code OA} other, {@code PI} payer
 */
public record Adjustment(String group, List<Reason> reasons) {
    private static final int REASONS = 6;

    public Adjustment {
        reasons = List.copyOf(reasons);
        if (reasons.size() > REASONS) throw new IllegalArgumentException("a CAS holds at most six reasons");
    }

    /** @param code claim adjustment reason code (CARC) */
    public record Reason(String code, BigDecimal amount, Optional<BigDecimal> quantity) {
        public Reason {
            amount = Decimal.canonical(amount);
            quantity = Decimal.canonical(quantity);
        }
    }

    public static Adjustment of(String group, String code, BigDecimal amount) {
        return new Adjustment(group, List.of(new Reason(code, amount, Optional.empty())));
    }

    public static Adjustment read(Elements cas) {
        if (cas.count() <= 4 && (cas.has(2) || cas.has(3)))
            return new Adjustment(cas.element(1), List.of(reason(cas, 2)));
        var reasons = new ArrayList<Reason>(REASONS);
        for (int at = 2; at < 2 + 3 * REASONS; at += 3) {
            if (cas.has(at) || cas.has(at + 1)) reasons.add(reason(cas, at));
        }
        return new Adjustment(cas.element(1), reasons);
    }

    private static Reason reason(Elements cas, int at) {
        return new Reason(cas.element(at), Decimal.required(cas, at + 1), Decimal.read(cas, at + 2));
    }

    public Segment segment() {
        var elements = new ArrayList<String>();
        elements.add(group);
        for (var reason : reasons) {
            elements.add(reason.code());
            elements.add(Decimal.text(reason.amount()));
            elements.add(Decimal.text(reason.quantity()));
        }
        return Segment.of("CAS", elements.toArray(String[]::new));
    }

    public BigDecimal total() {
        return reasons.stream().map(Reason::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal total(List<Adjustment> adjustments) {
        return adjustments.stream().map(Adjustment::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
