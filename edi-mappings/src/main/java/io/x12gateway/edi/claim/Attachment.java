package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;

/**
 * Something that goes with a claim or line, or why nothing does. PWK.
 *
 * @param report PWK01, what it is
 * @param transmission PWK02, how it travels
 * @param controlNumber PWK06, by which it is found; may be empty
 */
public record Attachment(String report, String transmission, String controlNumber) {
    private static final String CONTROL_NUMBER = "AC";

    static Attachment read(Segment pwk) {
        return new Attachment(pwk.element(1), pwk.element(2), pwk.element(6));
    }

    Segment segment() {
        return Segment.of(
                "PWK", report, transmission, "", "", controlNumber.isEmpty() ? "" : CONTROL_NUMBER, controlNumber);
    }
}
