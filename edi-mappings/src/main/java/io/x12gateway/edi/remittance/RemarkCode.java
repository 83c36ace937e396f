package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.Segment;

/** A remark on a line. LQ: {@code HE} remittance advice remark code, {@code RX} pharmacy reject. */
public record RemarkCode(String list, String code) {
    static RemarkCode read(Elements lq) {
        return new RemarkCode(lq.element(1), lq.element(2));
    }

    Segment segment() {
        return Segment.of("LQ", list, code);
    }
}
