package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.schema.ElementCodes;

/**
 * How a code is told that its guide does not list: one that X12 has elsewhere is refused in the name of the guide
 * (IK403 I6), any other in the name of X12 (7). The code of a level in HL is always 7: it says where in the tree the
 * level stands, and there is no other guide to which that would belong.
 */
enum WrongCode {
    OF_NOBODY(FindingCode.ELEMENT_CODE, AckCodes.element("7")),
    OF_ANOTHER_USE(FindingCode.ELEMENT_CODE_IN_GUIDE, AckCodes.element("I6"));

    private final FindingCode finding;
    private final AckCodes codes;

    WrongCode(FindingCode finding, AckCodes codes) {
        this.finding = finding;
        this.codes = codes;
    }

    static WrongCode of(Segment segment, int element, String value) {
        boolean known = !segment.id().equals("HL") && ElementCodes.knows(element, value);
        return known ? OF_ANOTHER_USE : OF_NOBODY;
    }

    FindingCode finding() {
        return finding;
    }

    AckCodes codes() {
        return codes;
    }

    /** What is wrong with it, given what is wrong with any. */
    String unlike(String guide) {
        return this == OF_NOBODY ? guide : "is a code of X12 that " + guide;
    }
}
