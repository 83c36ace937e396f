package io.x12gateway.edi.envelope;

import java.util.ArrayList;
import java.util.List;

/**
 * One segment as text: its id and its elements, 1-based as the guides number them. Absent and empty elements are the
 * empty string. Components and repetitions are split on demand with the interchange's own separators.
 */
public record Segment(String id, List<String> elements, Delimiters delimiters, int position, ByteSpan span)
        implements Elements {
    private static final ByteSpan NOWHERE = new ByteSpan(0, 0);

    public Segment {
        elements = List.copyOf(elements);
    }

    /**
     * A segment to be written, not yet part of any file; trailing empty elements fall away. Composites and repetitions
     * inside an element are joined with {@link Delimiters#NEUTRAL}.
     */
    public static Segment of(String id, String... elements) {
        int used = elements.length;
        while (used > 0 && elements[used - 1].isEmpty()) used--;
        var all = List.of(elements);
        return new Segment(id, used == all.size() ? all : all.subList(0, used), Delimiters.NEUTRAL, 0, NOWHERE);
    }

    /** A segment of a transaction set that was read, without its place in the file. */
    public static Segment kept(String id, List<String> elements, Delimiters delimiters, int position) {
        return new Segment(id, elements, delimiters, position, NOWHERE);
    }

    @Override
    public String element(int number) {
        return number <= elements.size() ? elements.get(number - 1) : "";
    }

    @Override
    public int count() {
        return elements.size();
    }

    @Override
    public int length(int number) {
        return element(number).length();
    }

    @Override
    public char charAt(int number, int index) {
        return element(number).charAt(index);
    }

    @Override
    public List<String> components(int number) {
        return split(element(number), delimiters.component());
    }

    public List<String> repetitions(int number) {
        return split(element(number), delimiters.repetition());
    }

    /** Splits without regular expressions; an empty text gives an empty list. */
    public static List<String> split(String text, char separator) {
        if (text.isEmpty()) return List.of();
        var parts = new ArrayList<String>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }
}
