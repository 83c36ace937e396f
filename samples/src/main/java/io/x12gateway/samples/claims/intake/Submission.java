package io.x12gateway.samples.claims.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The claims of one 837 transaction set, as they were sent.
 *
 * @param kind {@code professional} or {@code institutional}
 */
record Submission(
        String id, boolean test, String kind, String submitter, String payer, String reference, List<Sent> claims) {
    Submission {
        claims = List.copyOf(claims);
    }

    boolean institutional() {
        return kind.equals("institutional");
    }

    /** @param birth empty if it was not sent */
    record Person(String last, String first, String id, Optional<LocalDate> birth) {}

    /** @param before whether it paid before this payer; else it gets the claim from this payer */
    record OtherPayer(String id, String name, boolean before, Optional<BigDecimal> paid) {}

    record Stay(Optional<LocalDate> admitted, String type, String patientStatus, String drg) {}

    record SentLine(
            int number,
            String controlNumber,
            String codeSet,
            String code,
            List<String> modifiers,
            String revenueCode,
            BigDecimal charge,
            BigDecimal units,
            LocalDate from,
            List<Integer> pointers,
            Optional<BigDecimal> earlierPaid) {
        SentLine {
            modifiers = List.copyOf(modifiers);
            pointers = List.copyOf(pointers);
        }
    }

    /** One claim. */
    record Sent(
            int number,
            String account,
            BigDecimal charge,
            String facility,
            String frequency,
            String originalNumber,
            String npi,
            String taxId,
            Optional<Person> rendering,
            Person subscriber,
            LocalDate from,
            LocalDate through,
            Optional<Stay> stay,
            List<String> diagnoses,
            List<OtherPayer> otherPayers,
            List<SentLine> lines) {
        Sent {
            diagnoses = List.copyOf(diagnoses);
            otherPayers = List.copyOf(otherPayers);
            lines = List.copyOf(lines);
        }
    }
}
