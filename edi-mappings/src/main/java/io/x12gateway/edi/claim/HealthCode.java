package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.SegmentList;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A diagnosis, procedure, occurrence, value or condition of a claim. Composite C022, one of up to twelve in an HI.
 *
 * @param qualifier C022-1: {@code ABK} principal diagnosis, {@code ABF} other, {@code BBR} principal procedure,
 *     {@code BH} occurrence, {@code BE} value and so on; ICD-9 has codes of its own
 * @param code without the dot
 * @param date C022-4, a day or, for a span, two with a hyphen; may be empty
 * @param amount C022-5, only with a value code
 * @param presentOnAdmission C022-9; may be empty
 */
public record HealthCode(
        String qualifier, String code, String date, Optional<BigDecimal> amount, String presentOnAdmission) {
    private static final int IN_SEGMENT_MAX = 12;
    private static final int DAY = 8;

    public HealthCode {
        amount = amount.map(Decimal::canonical);
    }

    public static HealthCode of(String qualifier, String code) {
        return new HealthCode(qualifier, code, "", Optional.empty(), "");
    }

    /** One HI, whose codes are of one kind. */
    static List<HealthCode> read(Segment hi) {
        var codes = new ArrayList<HealthCode>();
        for (int i = 1; i <= IN_SEGMENT_MAX; i++) if (hi.has(i)) codes.add(read(hi, i));
        return List.copyOf(codes);
    }

    private static HealthCode read(Segment hi, int element) {
        var amount = hi.component(element, 5);
        return new HealthCode(
                hi.component(element, 1),
                hi.component(element, 2),
                hi.component(element, 4),
                amount.isEmpty()
                        ? Optional.empty()
                        : Decimal.read(Segment.kept("HI", List.of(amount), hi.delimiters(), hi.position()), 1),
                hi.component(element, 9));
    }

    static Segment segment(List<HealthCode> codes) {
        return Segment.of("HI", codes.stream().map(HealthCode::text).toArray(String[]::new));
    }

    private String text() {
        var format = date.isEmpty() ? "" : date.length() > DAY ? "RD8" : "D8";
        return SegmentList.composite(
                qualifier, code, format, date, Decimal.text(amount), "", "", "", presentOnAdmission);
    }
}
