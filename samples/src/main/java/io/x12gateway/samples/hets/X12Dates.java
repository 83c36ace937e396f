package io.x12gateway.samples.hets;

import io.x12gateway.edi.segment.ServiceDate;

/** Periods as DTP says them. */
final class X12Dates {
    private X12Dates() {}

    /** A range, or the first day alone if there is no end yet. */
    static ServiceDate of(String role, Period period) {
        var to = period.to();
        return to == null ? ServiceDate.on(role, period.from()) : ServiceDate.between(role, period.from(), to);
    }

    static ServiceDate year(String role, int year) {
        return of(role, Period.year(year));
    }
}
