package io.x12gateway.core.composition;

import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who is insured, and the patient unless a dependent is.
 *
 * @param memberId such as the Medicare number; may be empty where the payer finds people without it
 * @param gender {@code F}, {@code M} or empty
 */
public record Subscriber(
        String memberId,
        String lastName,
        String firstName,
        String middleName,
        String suffix,
        Optional<LocalDate> birthDate,
        String gender) {
    public Subscriber {
        Required.that(
                !memberId.isBlank() || !lastName.isBlank(),
                "a subscriber has a field 'memberId' or 'lastName', or both");
    }

    Name named() {
        var qualifier = memberId.isBlank() ? "" : "MI";
        return new Name("IL", "1", lastName, firstName, middleName, suffix, qualifier, memberId, "");
    }

    Optional<Demographics> demographics() {
        return demographics(birthDate, gender);
    }

    static Optional<Demographics> demographics(Optional<LocalDate> birthDate, String gender) {
        return birthDate.map(day -> Demographics.born(day, gender));
    }
}
