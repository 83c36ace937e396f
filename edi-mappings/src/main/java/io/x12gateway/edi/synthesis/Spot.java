package io.x12gateway.edi.synthesis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where a defect strikes: at segments of this id whose elements have these values, and what it does to them.
 *
 * @param where pairs of element number and value; an empty value stands for any that is not empty
 */
record Spot(Scope scope, String segment, List<Where> where, Change change) {
    /** How often it may strike: once per drawn unit, transaction set, group or interchange. */
    enum Scope {
        UNIT,
        SET,
        GROUP,
        INTERCHANGE
    }

    record Where(int element, String value) {}

    /** Takes the elements of a segment, id first, and gives the segments to be written in its place. */
    @FunctionalInterface
    interface Change {
        List<List<String>> of(List<String> segment);
    }

    static Spot unit(String segment, Change change) {
        return new Spot(Scope.UNIT, segment, List.of(), change);
    }

    static Spot set(String segment, Change change) {
        return new Spot(Scope.SET, segment, List.of(), change);
    }

    static Spot in(Scope scope, String segment, Change change) {
        return new Spot(scope, segment, List.of(), change);
    }

    Spot where(int element, String value) {
        var more = new ArrayList<>(where);
        more.add(new Where(element, value));
        return new Spot(scope, segment, more, change);
    }

    boolean fits(List<String> elements) {
        return elements.getFirst().equals(segment)
                && where.stream().allMatch(w -> {
                    var found = element(elements, w.element);
                    return w.value.isEmpty() ? !found.isEmpty() : found.equals(w.value);
                });
    }

    private static String element(List<String> elements, int number) {
        return number < elements.size() ? elements.get(number) : "";
    }

    static Change remove() {
        return segment -> List.of();
    }

    static Change twice() {
        return segment -> List.of(segment, segment);
    }

    static Change followedBy(String... other) {
        return segment -> List.of(segment, List.of(other));
    }

    static Change clear(int element) {
        return put(element, "");
    }

    static Change put(int element, String value) {
        return segment -> {
            var changed = new ArrayList<>(segment);
            while (changed.size() <= element) changed.add("");
            changed.set(element, value);
            return List.of(changed);
        };
    }

    /** The number in this element plus one, as wide as before. */
    static Change countUp(int element) {
        return segment -> {
            var old = segment.get(element);
            var next = Long.toString(Long.parseLong(old) + 1);
            return put(element, "0".repeat(Math.max(0, old.length() - next.length())) + next)
                    .of(segment);
        };
    }

    static Change cent(int element) {
        return segment -> put(
                        element,
                        new java.math.BigDecimal(Objects.requireNonNull(segment.get(element)))
                                .add(new java.math.BigDecimal("0.01"))
                                .stripTrailingZeros()
                                .toPlainString())
                .of(segment);
    }

    /** The last digit of this element plus one, without carry. */
    static Change lastDigit(int element) {
        return segment -> {
            var old = segment.get(element);
            int last = old.charAt(old.length() - 1) - '0';
            return put(element, old.substring(0, old.length() - 1) + (last + 1) % 10)
                    .of(segment);
        };
    }

    static List<String> read(byte[] segment) {
        var text = new String(segment, 0, segment.length - 1, StandardCharsets.ISO_8859_1);
        return List.of(text.split("\\*", -1));
    }

    static byte[] write(List<List<String>> segments) {
        var text = new StringBuilder();
        for (var segment : segments) {
            int used = segment.size();
            while (used > 1 && segment.get(used - 1).isEmpty()) used--;
            text.append(String.join("*", segment.subList(0, used))).append('~');
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
