package io.x12gateway.edi.schema;

import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.ElementPlan.Kind;
import io.x12gateway.edi.schema.ElementPlan.Usage;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** An {@link ElementPlan} as it is asked of bytes: use, repetitions, components, type, length and codes. */
final class CompiledElement {
    private final Usage usage;
    private final Kind kind;
    private final int min;
    private final int max;
    private final int repeats;
    private final CodeSet codes;
    private final boolean coded;
    private final CompiledElement[] components;
    private final int lastRequired;

    /** How an element without parts is judged, from the quickest way down. */
    private final int way;

    private static final int LISTED = 0; // whatever is listed is in order, too
    private static final int FREE_TEXT = 1;
    private static final int AMOUNT = 2;
    private static final int REFUSED = 3;
    private static final int SIMPLE = 4;
    private static final int FIRST_COMPONENT = 5;

    CompiledElement(ElementPlan plan) {
        usage = plan.usage();
        kind = plan.kind();
        min = plan.minLength();
        max = plan.largest();
        repeats = plan.repeats();
        codes = new CodeSet(plan.values());
        coded = !plan.values().isEmpty();
        components = plan.components().stream().map(CompiledElement::new).toArray(CompiledElement[]::new);
        int last = 0;
        for (int i = 0; i < components.length; i++) if (components[i].usage == Usage.REQUIRED) last = i + 1;
        lastRequired = last;
        way = way(plan);
    }

    private int way(ElementPlan plan) {
        if (usage == Usage.NOT_USED) return REFUSED;
        if (components.length > 0) return lastRequired <= 1 ? FIRST_COMPONENT : REFUSED;
        if (coded) return plan.values().stream().allMatch(this::rightBeside) ? LISTED : SIMPLE;
        if (kind == Kind.TEXT || kind == Kind.CODE) return FREE_TEXT;
        // a number that the segment reads once for all who ask
        return kind == Kind.DECIMAL && max == SegmentView.NUMBER_DIGITS && min <= 1 ? AMOUNT : SIMPLE;
    }

    private boolean rightBeside(String code) {
        var bytes = code.getBytes(StandardCharsets.ISO_8859_1);
        return CodeSet.key(code) != CodeSet.LONG && bytes.length > 0 && simple(bytes, 0, bytes.length);
    }

    boolean required() {
        return usage == Usage.REQUIRED;
    }

    /** Whether any codes are listed, for the element or the first component of it. */
    boolean listsAny() {
        return components.length > 0 ? components[0].coded : coded;
    }

    /** Whether these codes are all listed. */
    boolean listsAll(Set<String> wanted) {
        var listed = components.length > 0 ? components[0].codes : codes;
        return wanted.stream().allMatch(listed::contains);
    }

    /** Judges an element that is not empty. */
    boolean accepts(SegmentView segment, int element, int from, int to) {
        if (usage == Usage.NOT_USED) return false;
        if (!segment.plain(element)) return acceptsParts(segment, element, from, to);
        return acceptsPlain(segment, element, segment.bytes(), from, to);
    }

    /** Judges an element that is neither empty nor made of parts, in characters of the X12 sets. */
    boolean acceptsPlain(SegmentView segment, int element, byte[] bytes, int from, int to) {
        return switch (way) {
            case LISTED -> codes.contains(SegmentView.key(bytes, from, to - from));
            case FREE_TEXT -> text(bytes, from, to);
            case AMOUNT -> segment.number(element) != SegmentView.NO_NUMBER;
            case SIMPLE -> simple(bytes, from, to);
            case FIRST_COMPONENT -> components[0].part(bytes, from, to);
            default -> false;
        };
    }

    private boolean acceptsParts(SegmentView segment, int element, int from, int to) {
        var bytes = segment.bytes();
        if (segment.foreign(element)) return false;
        char component = segment.delimiters().component();
        if (!segment.repeats(element)) return repetition(bytes, from, to, component);
        return repetitions(bytes, from, to, segment.delimiters().repetition(), component);
    }

    /**
     * Whether the element, or the first component of it, is one of the codes; true if it repeats, none are listed, or
     * it may stay empty and does.
     */
    boolean lists(SegmentView segment, int element) {
        if (!segment.has(element)) return usage != Usage.REQUIRED || !listsAny();
        if (segment.repeats(element)) return true;
        if (components.length > 0) return !components[0].coded || components[0].codes.contains(segment, element, 1);
        return !coded || codes.contains(segment, element, 0);
    }

    private boolean repetitions(byte[] bytes, int from, int to, char separator, char component) {
        int count = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i < to && bytes[i] != (byte) separator) continue;
            if (++count > repeats || !repetition(bytes, start, i, component)) return false;
            start = i + 1;
        }
        return true;
    }

    private boolean repetition(byte[] bytes, int from, int to, char component) {
        if (components.length == 0) return whole(bytes, from, to, component) && simple(bytes, from, to);
        int number = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i < to && bytes[i] != (byte) component) continue;
            if (number >= components.length || !components[number].part(bytes, start, i)) return false;
            number++;
            start = i + 1;
        }
        return number >= lastRequired;
    }

    private static boolean whole(byte[] bytes, int from, int to, char component) {
        for (int i = from; i < to; i++) if (bytes[i] == (byte) component) return false;
        return true;
    }

    private boolean part(byte[] bytes, int from, int to) {
        if (from == to) return usage != Usage.REQUIRED;
        return usage != Usage.NOT_USED && simple(bytes, from, to);
    }

    private boolean simple(byte[] bytes, int from, int to) {
        int length = to - from;
        return switch (kind) {
            case TEXT, CODE -> text(bytes, from, to) && listed(bytes, from, length);
            case INTEGER, DECIMAL -> number(bytes, from, to) && listed(bytes, from, length);
            case DATE ->
                length >= min && length <= max && Calendar.date(bytes, from, to) && listed(bytes, from, length);
            case TIME ->
                length >= min && length <= max && Calendar.time(bytes, from, to) && listed(bytes, from, length);
            case COMPOSITE -> false;
        };
    }

    private boolean text(byte[] bytes, int from, int to) {
        return from < to && to - from >= min && to - from <= max && !blank(bytes, from, to);
    }

    private boolean listed(byte[] bytes, int from, int length) {
        return !coded || codes.contains(bytes, from, length);
    }

    private static boolean blank(byte[] bytes, int from, int to) {
        if (bytes[from] != ' ') return false;
        for (int i = from + 1; i < to; i++) if (bytes[i] != ' ') return false;
        return true;
    }

    private boolean number(byte[] bytes, int from, int to) {
        int at = from;
        if (bytes[at] == '-') at++;
        int digits = 0;
        boolean point = false;
        for (int i = at; i < to; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9') digits++;
            else if (b == '.' && !point && kind == Kind.DECIMAL && i + 1 < to) point = true;
            else return false;
        }
        return digits >= Math.max(1, min) && digits <= max;
    }
}
