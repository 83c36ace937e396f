package io.x12gateway.core.composition;

import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The patient, where he is insured through somebody else and has no member id of his own.
 *
 * @param gender {@code F}, {@code M} or empty
 */
public record Dependent(
        String lastName,
        String firstName,
        String middleName,
        String suffix,
        Optional<LocalDate> birthDate,
        String gender) {
    public Dependent {
        Required.text(lastName, "lastName");
    }

    /** @param role NM101: {@code 03} in a 270, {@code QC} in a 276 */
    Name named(String role) {
        return new Name(role, "1", lastName, firstName, middleName, suffix, "", "", "");
    }

    Optional<Demographics> demographics() {
        return Subscriber.demographics(birthDate, gender);
    }
}
