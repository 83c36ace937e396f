package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Segment;

/**
 * Place of service or nature of an injury. III; in the 271 loop 2115.
 *
 * @param codeList III01: {@code ZZ} place of service, {@code GR} or {@code NI} nature of injury
 * @param textKind III03, {@code 44} where {@code text} (III04) names the injured body part
 */
public record AdditionalInformation(String codeList, String code, String textKind, String text) {

    static AdditionalInformation read(Segment iii) {
        return new AdditionalInformation(iii.element(1), iii.element(2), iii.element(3), iii.element(4));
    }

    Segment segment() {
        return Segment.of("III", codeList, code, textKind, text);
    }
}
