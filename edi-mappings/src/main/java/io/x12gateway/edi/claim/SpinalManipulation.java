package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;

/** A chiropractor's case. CR2: condition of the patient (CR208) and two lines of text. */
public record SpinalManipulation(String condition, String text, String moreText) {
    static SpinalManipulation read(Segment cr2) {
        return new SpinalManipulation(cr2.element(8), cr2.element(10), cr2.element(11));
    }

    Segment segment() {
        return Segment.of("CR2", "", "", "", "", "", "", "", condition, "", text, moreText);
    }
}
