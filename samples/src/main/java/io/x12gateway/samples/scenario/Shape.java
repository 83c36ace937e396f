package io.x12gateway.samples.scenario;

import io.x12gateway.edi.envelope.Segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares an X12 document with a hand-written one by shape: segment by segment, element by element. In the expected
 * text {@code {any}} stands for one element of whatever content, {@code {name}} for one that must have the same content
 * wherever the name stands again, and everything else is meant literally. A line {@code ...} skips any number of
 * segments up to the next one expected.
 */
public final class Shape {
    private static final String SKIP = "...";
    private final Map<String, String> bound = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    private Shape() {}

    /** What differs, in plain words; empty if the document has the expected shape. */
    public static List<String> compare(String expected, String actual) {
        var shape = new Shape();
        shape.compare(expectedSegments(expected), actualSegments(actual));
        return shape.differences;
    }

    private void compare(List<String> expected, List<String> actual) {
        int at = 0;
        for (int i = 0; i < expected.size(); i++) {
            var want = expected.get(i);
            if (want.equals(SKIP)) {
                if (i + 1 == expected.size()) return;
                int found = indexLike(actual, at, expected.get(i + 1));
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

    /** The first segment that agrees with {@code want} in every literal element. */
    private static int indexLike(List<String> actual, int from, String want) {
        for (int i = from; i < actual.size(); i++) {
            var trial = new Shape();
            trial.segment(i, want, actual.get(i));
            if (trial.differences.isEmpty()) return i;
        }
        return -1;
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
