package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Segment;

import java.util.List;
import java.util.stream.IntStream;

/** Facts of an inpatient adjudication. MIA01-24, element by element as sent; they take no part in the balance. */
public record InpatientAdjudication(List<String> elements) {
    public InpatientAdjudication {
        elements = List.copyOf(elements);
    }

    /** MIA01. */
    public String coveredDays() {
        return element(1);
    }

    /** MIA05 and MIA20 to MIA23. */
    public List<String> remarkCodes() {
        return IntStream.concat(IntStream.of(5), IntStream.rangeClosed(20, 23))
                .mapToObj(this::element)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** MIA {@code number}, 1 to 24, or the empty string. */
    public String element(int number) {
        return number <= elements.size() ? elements.get(number - 1) : "";
    }

    public Segment segment() {
        return Segment.of("MIA", elements.toArray(String[]::new));
    }
}
