package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Segment;

/**
 * How much of a service, how often, over which period. HSD01-08, as sent.
 *
 * @param quantityQualifier HSD01: {@code DY FL HS MN VS}
 * @param unit HSD03: {@code DA MO VS WK YR}
 * @param period HSD05, such as {@code 29} remaining, {@code 30} exceeded, {@code 31} not exceeded
 */
public record Delivery(
        String quantityQualifier,
        String quantity,
        String unit,
        String every,
        String period,
        String periods,
        String calendarPattern,
        String timePattern) {

    /** HSD*qualifier*quantity***period, such as visits remaining. */
    public static Delivery quantity(String qualifier, String quantity, String period) {
        return new Delivery(qualifier, quantity, "", "", period, "", "", "");
    }

    /** HSD***unit**period*count, such as days not exceeded. */
    public static Delivery period(String unit, String period, String count) {
        return new Delivery("", "", unit, "", period, count, "", "");
    }

    static Delivery read(Segment hsd) {
        return new Delivery(
                hsd.element(1),
                hsd.element(2),
                hsd.element(3),
                hsd.element(4),
                hsd.element(5),
                hsd.element(6),
                hsd.element(7),
                hsd.element(8));
    }

    Segment segment() {
        return Segment.of(
                "HSD", quantityQualifier, quantity, unit, every, period, periods, calendarPattern, timePattern);
    }
}
