package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Dates;

import java.time.LocalDate;

/**
 * A date and what it is the date of. DTM: claim {@code 232 233} statement, {@code 036} coverage end, {@code 050}
 * received; line {@code 472} service or {@code 150 151} its first and last day; header {@code 405} production.
 */
public record DatedRole(String role, LocalDate date) {
    static DatedRole read(Elements dtm) {
        return new DatedRole(dtm.element(1), Dates.required(dtm, 2));
    }

    Segment segment() {
        return Segment.of("DTM", role, Dates.text(date));
    }
}
