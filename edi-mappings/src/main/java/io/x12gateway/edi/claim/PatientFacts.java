package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Decimal;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a payer may need to know of the patient. PAT of loops 2000B and 2000C.
 *
 * @param relationship PAT01, to the subscriber; only in 2000C
 * @param deathDate PAT06 CCYYMMDD, empty if he lives
 * @param weightPounds PAT08
 * @param pregnant PAT09 is {@code Y}
 */
public record PatientFacts(String relationship, String deathDate, Optional<BigDecimal> weightPounds, boolean pregnant) {
    public PatientFacts {
        weightPounds = weightPounds.map(Decimal::canonical);
    }

    static PatientFacts read(Segment pat) {
        return new PatientFacts(
                pat.element(1),
                pat.element(6),
                Decimal.read(pat, 8),
                pat.element(9).equals("Y"));
    }

    Segment segment() {
        return Segment.of(
                "PAT",
                relationship,
                "",
                "",
                "",
                deathDate.isEmpty() ? "" : "D8",
                deathDate,
                weightPounds.isEmpty() ? "" : "01",
                Decimal.text(weightPounds),
                pregnant ? "Y" : "");
    }
}
