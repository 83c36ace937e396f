package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Segment;

import java.time.LocalDate;
import java.util.Optional;

/** Birth date (CCYYMMDD, kept as sent) and gender ({@code F}, {@code M}, {@code U} or empty). DMG. */
public record Demographics(String birthDate, String gender) {
    public static Demographics born(LocalDate birthDate, String gender) {
        return new Demographics(Dates.text(birthDate), gender);
    }

    public static Demographics read(Segment dmg) {
        return new Demographics(dmg.element(2), dmg.element(3));
    }

    public Segment segment() {
        return Segment.of("DMG", birthDate.isEmpty() ? "" : "D8", birthDate, gender);
    }

    /** Empty if it was not sent or is no date of the calendar. */
    public Optional<LocalDate> born() {
        return Dates.parse(birthDate);
    }
}
