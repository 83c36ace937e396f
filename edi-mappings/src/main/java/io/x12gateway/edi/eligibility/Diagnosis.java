package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.SegmentList;

import java.util.ArrayList;
import java.util.List;

/** A diagnosis: the code list ({@code ABK} principal, {@code ABF} other ICD-10) and the code without the dot. HI. */
public record Diagnosis(String qualifier, String code) {

    static List<Diagnosis> readAll(Segment hi) {
        var diagnoses = new ArrayList<Diagnosis>();
        for (int element = 1; element <= hi.elements().size(); element++) {
            if (hi.has(element)) diagnoses.add(new Diagnosis(hi.component(element, 1), hi.component(element, 2)));
        }
        return diagnoses;
    }

    static Segment segment(List<Diagnosis> diagnoses) {
        return Segment.of(
                "HI",
                diagnoses.stream()
                        .map(d -> SegmentList.composite(d.qualifier(), d.code()))
                        .toArray(String[]::new));
    }
}
