package io.x12gateway.samples.demo;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.samples.scenario.Scene;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints conversations for a reader: who did what, the X12 one segment a line with plain words, and how long it took. */
final class Transcript {
    private static final int SEGMENTS_SHOWN = 40;
    private static final int WORDS_COLUMN = 62;
    private final PrintStream out;
    private final boolean colour;

    Transcript(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    void heading(String text) {
        out.println();
        out.println(bold(text));
        out.println("=".repeat(text.length()));
    }

    void subheading(String text) {
        out.println();
        out.println(bold(text));
    }

    void line(String text) {
        out.println(text);
    }

    void scene(Scene scene) {
        out.println();
        out.println(
                (scene.asExpected() ? green("ok   ") : red("FAIL ")) + scene.what() + dim("  " + time(scene.took())));
        if (scene.step().says() != null) out.println("     " + scene.step().says());
        if (!scene.document().isEmpty()) document(scene.document());
        scene.problems().forEach(problem -> out.println(red("     " + problem)));
    }

    /** What nobody asked for at that moment. */
    void told(boolean good, String what) {
        out.println();
        out.println((good ? green("ok   ") : red("FAIL ")) + what);
    }

    private void document(String document) {
        var text = document.strip();
        if (!text.startsWith("ISA") || text.length() < 106) {
            text.lines().limit(SEGMENTS_SHOWN).forEach(line -> out.println("       " + line));
            return;
        }
        var delimiters = new Delimiters(text.charAt(3), text.charAt(82), text.charAt(104), text.charAt(105));
        var segments = Segment.split(text, delimiters.segment()).stream()
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
        segments.stream().limit(SEGMENTS_SHOWN).forEach(s -> segment(s, delimiters));
        if (segments.size() > SEGMENTS_SHOWN)
            out.println(dim("       ... and " + (segments.size() - SEGMENTS_SHOWN) + " more segments"));
    }

    private void segment(String text, Delimiters delimiters) {
        var elements = Segment.split(text, delimiters.element());
        var segment = new Segment(
                elements.getFirst(), elements.subList(1, elements.size()), delimiters, 0, new ByteSpan(0, 0));
        var shown = text + delimiters.segment();
        var words = PlainWords.of(segment);
        if (words.isBlank()) out.println("       " + shown);
        else if (shown.length() < WORDS_COLUMN)
            out.println("       " + shown + " ".repeat(WORDS_COLUMN - shown.length()) + dim(words));
        else {
            out.println("       " + shown);
            out.println(" ".repeat(7 + WORDS_COLUMN) + dim(words));
        }
    }

    /** Lines that a reader may want to copy. */
    void commands(List<String> lines) {
        lines.forEach(line -> out.println("    " + line));
    }

    private static String time(Duration took) {
        return took.toMillis() < 1000
                ? took.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    private String bold(String text) {
        return paint("1", text);
    }

    private String green(String text) {
        return paint("32", text);
    }

    private String red(String text) {
        return paint("31", text);
    }

    private String dim(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
