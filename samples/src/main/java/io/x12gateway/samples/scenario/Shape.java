package io.x12gateway.samples.scenario;

import io.x12gateway.edi.envelope.Segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares an X12 document with a hand-written one by shape: segment by segment, element by element. In the expected
 * text {@code {any}} stands for one element of whatever content, {@code {name}} for one that must have the same content
 * wherever the name stands again, and everything else is meant literally. A name with a dollar, such as {@code
 * {$check}}, has the same content in all documents that are compared with the same names. A line {@code ...} skips any
 * number of segments up to the next one expected.
 */
public final class Shape {
    private static final String SKIP = "...";
    private final Map<String, String> bound = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    private Shape() {}

    /** What differs, in plain words; empty if the document has the expected shape. */
    public static List<String> compare(String expected, String actual) {
        return compare(expected, actual, new HashMap<>());
    }

    /** @param kept what names with a dollar stand for; a document without a difference adds its own */
    public static List<String> compare(String expected, String actual, Map<String, String> kept) {
        var shape = new Shape();
        shape.bound.putAll(kept);
        shape.compare(expectedSegments(expected), actualSegments(actual));
        if (shape.differences.isEmpty())
            shape.bound.forEach((name, content) -> {
                if (name.startsWith("{$")) kept.put(name, content);
            });
        return shape.differences;
    }

    private void compare(List<String> expected, List<String> actual) {
        int at = 0;
        for (int i = 0; i < expected.size(); i++) {
            var want = expected.get(i);
            if (want.equals(SKIP)) {
                if (i + 1 == expected.size()) return;
                int found = indexLike(actual, at, passage(expected, i + 1));
                if (found < 0) {
                    differences.add("after segment " + at + " nothing like " + expected.get(i + 1));
                    return;
                }
                at = found;
            } else if (at >= actual.size()) {
                differences.add("ends before " + want);
                return;
            } else {
                segment(at + 1, want, actual.get(at++));
            }
        }
        if (at < actual.size()) differences.add("goes on with " + actual.get(at));
    }

    /** What stands from here up to the next line that skips. */
    private static List<String> passage(List<String> expected, int from) {
        int end = from;
        while (end < expected.size() && !expected.get(end).equals(SKIP)) end++;
        return expected.subList(from, end);
    }

    /** Where the whole passage stands or, for the reader of a failure, where at least its first segment does. */
    private int indexLike(List<String> actual, int from, List<String> passage) {
        for (int i = from; i + passage.size() <= actual.size(); i++) if (standsAt(i, actual, passage)) return i;
        for (int i = from; i < actual.size(); i++) if (standsAt(i, actual, passage.subList(0, 1))) return i;
        return -1;
    }

    private boolean standsAt(int from, List<String> actual, List<String> passage) {
        var trial = new Shape();
        trial.bound.putAll(bound);
        for (int i = 0; i < passage.size() && trial.differences.isEmpty(); i++)
            trial.segment(from + i, passage.get(i), actual.get(from + i));
        return trial.differences.isEmpty();
    }

    private void segment(int position, String want, String got) {
        var wanted = Segment.split(want, '*');
        var found = Segment.split(got, '*');
        int length = Math.max(wanted.size(), found.size());
        for (int i = 0; i < length; i++) {
            var w = i < wanted.size() ? wanted.get(i) : "";
            var f = i < found.size() ? found.get(i) : "";
            if (!fits(w, f)) {
                differences.add("segment " + position + ": expected " + want + " but found " + got);
                return;
            }
        }
    }

    private boolean fits(String want, String got) {
        if (want.equals("{any}")) return true;
        if (want.startsWith("{") && want.endsWith("}")) {
            var earlier = bound.putIfAbsent(want, got.strip());
            return !got.isBlank() && (earlier == null || earlier.equals(got.strip()));
        }
        return want.strip().equals(got.strip());
    }

    private static List<String> expectedSegments(String text) {
        return text.lines()
                .map(l -> l.strip().replaceAll("~$", ""))
                .filter(l -> !l.isEmpty())
                .toList();
    }

    /** Segments of the document, its element separator turned into {@code *}. */
    private static List<String> actualSegments(String text) {
        if (!text.startsWith("ISA") || text.length() < 106) return List.of(text.strip());
        char element = text.charAt(3);
        char terminator = text.charAt(105);
        return Segment.split(text, terminator).stream()
                .map(s -> s.strip().replace(element, '*'))
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
