package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Segment;

import java.util.ArrayList;
import java.util.List;

/** Facts of an outpatient adjudication. MOA01-09, element by element as sent; they take no part in the balance. */
public record OutpatientAdjudication(List<String> elements) {
    private static final int FIRST_REMARK = 3;
    private static final int LAST_REMARK = 7;

    public OutpatientAdjudication {
        elements = List.copyOf(elements);
    }

    public static OutpatientAdjudication remarks(String... codes) {
        var elements = new ArrayList<String>(List.of("", ""));
        elements.addAll(List.of(codes));
        return new OutpatientAdjudication(elements);
    }

    /** MOA03 to MOA07. */
    public List<String> remarkCodes() {
        return elements.stream()
                .skip(FIRST_REMARK - 1L)
                .limit(LAST_REMARK - FIRST_REMARK + 1L)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    public Segment segment() {
        return Segment.of("MOA", elements.toArray(String[]::new));
    }
}
