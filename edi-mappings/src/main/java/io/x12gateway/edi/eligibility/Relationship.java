package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Segment;

import java.util.Arrays;

/**
 * How the patient stands to the subscriber. INS.
 *
 * @param subscriber INS01
 * @param code INS02, {@code 18} for the subscriber himself
 * @param maintenanceType INS03 {@code 001} and {@code maintenanceReason} INS04 {@code 25}: identifying data were changed
 * @param birthSequence INS17, order in a multiple birth; empty if not sent
 */
public record Relationship(
        boolean subscriber, String code, String maintenanceType, String maintenanceReason, String birthSequence) {
    private static final int BIRTH_SEQUENCE = 17;

    static Relationship read(Segment ins) {
        return new Relationship(
                ins.element(1).equals("Y"),
                ins.element(2),
                ins.element(3),
                ins.element(4),
                ins.element(BIRTH_SEQUENCE));
    }

    Segment segment() {
        var elements = new String[BIRTH_SEQUENCE];
        Arrays.fill(elements, "");
        elements[0] = subscriber ? "Y" : "N";
        elements[1] = code;
        elements[2] = maintenanceType;
        elements[3] = maintenanceReason;
        elements[BIRTH_SEQUENCE - 1] = birthSequence;
        return Segment.of("INS", elements);
    }
}
