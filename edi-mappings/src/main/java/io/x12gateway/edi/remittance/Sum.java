package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.SegmentView;

import java.math.BigDecimal;

/**
 * A sum of amounts, exact. Amounts with up to {@value SegmentView#NUMBER_SCALE} places after the point are added as
 * whole numbers; finer ones, which nobody sends, as decimals.
 */
final class Sum {
    private long fixed;
    private BigDecimal fine = BigDecimal.ZERO;

    void clear() {
        fixed = 0;
        if (fine.signum() != 0) fine = BigDecimal.ZERO;
    }

    void set(Sum other) {
        fixed = other.fixed;
        if (fine.signum() != 0 || other.fine.signum() != 0) fine = other.fine;
    }

    /** Adds an element of a segment. False, and nothing is added, if it is no amount. */
    boolean add(SegmentView segment, int element) {
        long number = segment.number(element);
        if (number == SegmentView.NO_NUMBER) return false;
        if (number == SegmentView.FINE_NUMBER) fine = fine.add(new BigDecimal(segment.element(element)));
        else fixed += number;
        return true;
    }

    void add(Sum other) {
        fixed += other.fixed;
        if (other.fine.signum() != 0) fine = fine.add(other.fine);
    }

    void subtract(Sum other) {
        fixed -= other.fixed;
        if (other.fine.signum() != 0) fine = fine.subtract(other.fine);
    }

    boolean is(Sum other) {
        if (fine.signum() == 0 && other.fine.signum() == 0) return fixed == other.fixed;
        return exact().compareTo(other.exact()) == 0;
    }

    private BigDecimal exact() {
        return BigDecimal.valueOf(fixed, SegmentView.NUMBER_SCALE).add(fine);
    }

    /** As people write it: with the places it needs, two at least if it has any. */
    @Override
    public String toString() {
        var plain = exact().stripTrailingZeros();
        if (plain.scale() <= 0) return plain.setScale(0).toPlainString();
        return plain.setScale(Math.max(2, plain.scale())).toPlainString();
    }
}
