package io.x12gateway.samples.hets;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Days from {@code from} to {@code to}, both included.
 *
 * @param to null if there is no end yet
 */
public record Period(LocalDate from, @Nullable LocalDate to) {
    public Period {
        if (to != null && to.isBefore(from)) throw new IllegalArgumentException(to + " is before " + from);
    }

    static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    boolean meets(Period other) {
        return (other.to == null || !from.isAfter(other.to)) && (to == null || !other.from.isAfter(to));
    }
}
