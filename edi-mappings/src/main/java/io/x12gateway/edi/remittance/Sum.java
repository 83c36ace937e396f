package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * A sum of amounts, exact. Amounts with up to {@value SegmentView#NUMBER_SCALE} places after the point are added as
 * whole numbers; finer ones, which nobody sends, as decimals.
 */
final class Sum {
    private long fixed;

    /** What is finer; null as long as nothing is. */
    private @Nullable BigDecimal fine;

    void clear() {
        fixed = 0;
        if (fine != null) fine = null;
    }

    void set(Sum other) {
        fixed = other.fixed;
        if (fine != null || other.fine != null) fine = other.fine;
    }

    /** Adds an element of a segment. False, and nothing is added, if it is no amount. */
    boolean add(SegmentView segment, int element) {
        long number = segment.number(element);
        if (number == SegmentView.NO_NUMBER) return false;
        if (number == SegmentView.FINE_NUMBER) fine = fine().add(new BigDecimal(segment.element(element)));
        else fixed += number;
        return true;
    }

    void add(Sum other) {
        fixed += other.fixed;
        if (other.fine != null) fine = fine().add(other.fine);
    }

    void subtract(Sum other) {
        fixed -= other.fixed;
        if (other.fine != null) fine = fine().subtract(other.fine);
    }

    boolean is(Sum other) {
        if (fine == null && other.fine == null) return fixed == other.fixed;
        return exact().compareTo(other.exact()) == 0;
    }

    private BigDecimal fine() {
        var some = fine;
        return some == null ? BigDecimal.ZERO : some;
    }

    private BigDecimal exact() {
        return BigDecimal.valueOf(fixed, SegmentView.NUMBER_SCALE).add(fine());
    }

    /** As people write it: with the places it needs, two at least if it has any. */
    @Override
    public String toString() {
        var plain = exact().stripTrailingZeros();
        if (plain.scale() <= 0) return plain.setScale(0).toPlainString();
        return plain.setScale(Math.max(2, plain.scale())).toPlainString();
    }
}
