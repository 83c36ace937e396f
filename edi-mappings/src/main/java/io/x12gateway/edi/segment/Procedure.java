package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Elements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A procedure code with its code set and up to four modifiers. Composite C003.
 *
 * @param qualifier the code set, such as {@code HC} (HCPCS and CPT)
 * @param description only with an unlisted code
 * @param rangeEnd the last code, where a range is meant
 */
public record Procedure(String qualifier, String code, List<String> modifiers, String description, String rangeEnd) {
    private static final int MODIFIERS = 4;

    public Procedure {
        modifiers = List.copyOf(modifiers);
        if (modifiers.size() > MODIFIERS) throw new IllegalArgumentException("more than four modifiers");
    }

    public static Procedure of(String qualifier, String code, String... modifiers) {
        return new Procedure(qualifier, code, List.of(modifiers), "", "");
    }

    /** The composite at {@code element}, empty if the element is. */
    public static Optional<Procedure> read(Elements segment, int element) {
        return segment.has(element) ? Optional.of(required(segment, element)) : Optional.empty();
    }

    public static Procedure required(Elements segment, int element) {
        var parts = segment.components(element);
        if (parts.size() < 2) {
            throw UnreadableTransactionException.at(
                    segment, "%s%02d is not a code set and a code".formatted(segment.id(), element));
        }
        if (parts.size() == 2) return new Procedure(parts.get(0), parts.get(1), List.of(), "", "");
        var modifiers = new ArrayList<String>(MODIFIERS);
        for (int i = 2; i < Math.min(parts.size(), 2 + MODIFIERS); i++) {
            if (!parts.get(i).isEmpty()) modifiers.add(parts.get(i));
        }
        return new Procedure(parts.get(0), parts.get(1), modifiers, part(parts, 6), part(parts, 7));
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    /** One element of a segment to be written. */
    public String text() {
        var parts = new ArrayList<String>(List.of(qualifier, code));
        parts.addAll(modifiers);
        while (parts.size() < 2 + MODIFIERS) parts.add("");
        parts.add(description);
        parts.add(rangeEnd);
        return SegmentList.composite(parts);
    }
}
