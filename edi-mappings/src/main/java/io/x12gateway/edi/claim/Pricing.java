package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;

import java.util.List;

/** What a repricer made of a charge. HCP01-15, element by element as sent. */
public record Pricing(List<String> elements) {
    public Pricing {
        elements = List.copyOf(elements);
    }

    static Pricing read(Segment hcp) {
        return new Pricing(hcp.elements());
    }

    Segment segment() {
        return Segment.of("HCP", elements.toArray(String[]::new));
    }

    /** HCP01. */
    public String method() {
        return element(1);
    }

    /** HCP {@code number}, 1 to 15, or the empty string. */
    public String element(int number) {
        return number <= elements.size() ? elements.get(number - 1) : "";
    }
}
