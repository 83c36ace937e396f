package io.x12gateway.edi.schema;

import io.x12gateway.edi.envelope.Segment;

import java.util.Set;

/**
 * The element by which a guide tells several uses of one segment apart.
 *
 * @param component 0 if the whole element counts
 */
public record Discriminator(int element, int component, Set<String> values) {
    public Discriminator {
        values = Set.copyOf(values);
    }

    public String valueIn(Segment segment) {
        return component == 0 ? segment.element(element) : segment.component(element, component);
    }

    /** The X12 data element number of what it looks at in this use; 0 if that has none. */
    public int number(SegmentPlan use) {
        return use.element(element)
                .map(plan -> component == 0 || component > plan.components().size()
                        ? plan.number()
                        : plan.components().get(component - 1).number())
                .orElse(0);
    }

    public boolean fits(Segment segment) {
        return values.contains(valueIn(segment));
    }
}
