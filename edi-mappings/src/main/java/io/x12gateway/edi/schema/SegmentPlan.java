package io.x12gateway.edi.schema;

import io.x12gateway.edi.envelope.Segment;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * What a guide says about one use of a segment in a loop.
 *
 * @param discriminator null if the id alone tells the use
 * @param elements one for every position that the standard defines, those not used included
 */
public record SegmentPlan(
        String id,
        String title,
        int slot,
        int min,
        int max,
        @Nullable Discriminator discriminator,
        List<ElementPlan> elements,
        List<SyntaxNote> notes)
        implements Part {

    public SegmentPlan {
        id = id.intern(); // asked for by literals, all the time
        elements = List.copyOf(elements);
        notes = List.copyOf(notes);
    }

    @Override
    public SegmentPlan opener() {
        return this;
    }

    boolean describes(Segment segment) {
        return id.equals(segment.id()) && (discriminator == null || discriminator.fits(segment));
    }

    public Optional<ElementPlan> element(int position) {
        return position <= elements.size() ? Optional.of(elements.get(position - 1)) : Optional.empty();
    }

    SegmentPlan told(Discriminator by) {
        return new SegmentPlan(id, title, slot, min, max, by, elements, notes);
    }
}
