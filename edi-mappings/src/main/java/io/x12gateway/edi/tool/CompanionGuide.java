package io.x12gateway.edi.tool;

import io.x12gateway.edi.schema.ElementPlan;
import io.x12gateway.edi.schema.ElementPlan.Kind;
import io.x12gateway.edi.schema.ElementPlan.Usage;
import io.x12gateway.edi.schema.LoopPlan;
import io.x12gateway.edi.schema.Part;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.schema.SyntaxNote;
import io.x12gateway.edi.schema.TransactionPlan;

import java.util.List;
import java.util.stream.Collectors;

/** A guide in words: what may stand where, how often, how long, and with which codes. */
final class CompanionGuide {
    private final Page page;

    private CompanionGuide(Page page) {
        this.page = page;
    }

    static String of(TransactionPlan plan, SchemaCommand.Format format) {
        var page =
                switch (format) {
                    case text -> new TextPage();
                    case markdown -> new MarkdownPage();
                    case html -> new HtmlPage();
                };
        var type = plan.type();
        page.begin("%s %s".formatted(type, type.guide()));
        page.say(
                0,
                "Between ST and SE; group GS01 %s, GS08 %s. R: required, S: depends on the situation."
                        .formatted(type.functionalId(), type.guide()));
        new CompanionGuide(page).parts(plan.root(), 0);
        return page.end();
    }

    private void parts(LoopPlan loop, int depth) {
        for (var part : loop.parts())
            switch (part) {
                case SegmentPlan segment -> segment(loop, segment, depth);
                case LoopPlan inner -> {
                    page.heading(depth, "Loop %s%s".formatted(inner.code(), titled(inner)), use(inner));
                    parts(inner, depth + 1);
                }
            }
    }

    private static String titled(Part part) {
        var title = part.opener().title();
        return title.isEmpty() ? "" : ": " + title;
    }

    private static String use(Part part) {
        var max = part.max() >= Part.UNBOUNDED ? "any number" : part.max() == 1 ? "once" : "up to " + part.max();
        return (part.required() ? "R" : "S") + ", " + max;
    }

    private void segment(LoopPlan loop, SegmentPlan segment, int depth) {
        boolean opener = !loop.code().isEmpty() && loop.parts().getFirst() == segment;
        page.heading(depth, segment.id() + titled(segment), opener ? "R, opens the loop" : use(segment));
        for (var element : segment.elements()) element(segment.id(), element, depth + 1);
        page.close();
        for (var note : segment.notes()) page.say(depth + 1, words(segment.id(), note));
    }

    private void element(String segmentId, ElementPlan element, int depth) {
        if (element.usage() == Usage.NOT_USED) return;
        var name = "%s%02d".formatted(segmentId, element.position());
        page.row(depth, row(name, element));
        for (var part : element.components())
            if (part.usage() != Usage.NOT_USED) page.row(depth + 1, row(name + "-" + part.position(), part));
    }

    /** One line of a table. */
    record Row(String name, String usage, String type, String title, String codes) {}

    private static Row row(String name, ElementPlan element) {
        var repeats = element.repeats() <= 1
                ? ""
                : element.repeats() >= Part.UNBOUNDED ? ", repeats" : ", repeats up to " + element.repeats();
        return new Row(
                name,
                element.usage() == Usage.REQUIRED ? "R" : "S",
                type(element) + repeats,
                element.title(),
                codes(element));
    }

    private static String type(ElementPlan element) {
        if (element.kind() == Kind.COMPOSITE) return "composite";
        var length = element.minLength() == element.maxLength()
                ? Integer.toString(element.maxLength())
                : element.minLength() + "-" + element.maxLength();
        var name =
                switch (element.kind()) {
                    case TEXT -> "text";
                    case CODE -> "code";
                    case INTEGER -> "integer";
                    case DECIMAL -> "decimal";
                    case DATE -> "date";
                    case TIME -> "time";
                    case COMPOSITE -> "composite";
                };
        return name + " " + length;
    }

    private static String codes(ElementPlan element) {
        return element.values().stream().sorted().collect(Collectors.joining(" "));
    }

    /** A syntax note as a sentence. */
    static String words(String segmentId, SyntaxNote note) {
        var names = note.positions().stream()
                .map(position -> "%s%02d".formatted(segmentId, position))
                .toList();
        var rest = names.subList(1, names.size());
        return switch (note.type()) {
            case PAIRED -> "Either all of " + and(names) + " or none of them.";
            case REQUIRED -> "At least one of " + or(names) + ".";
            case EXCLUSION -> "At most one of " + or(names) + ".";
            case CONDITIONAL -> "If there is " + names.getFirst() + ", then also " + and(rest) + ".";
            case LIST -> "If there is " + names.getFirst() + ", then also at least one of " + or(rest) + ".";
        };
    }

    private static String and(List<String> names) {
        return joined(names, " and ");
    }

    private static String or(List<String> names) {
        return joined(names, " or ");
    }

    private static String joined(List<String> names, String last) {
        if (names.size() == 1) return names.getFirst();
        return String.join(", ", names.subList(0, names.size() - 1)) + last + names.getLast();
    }

    /** How a guide looks. */
    interface Page {
        void begin(String title);

        void heading(int depth, String name, String use);

        void row(int depth, Row row);

        /** No more rows for this segment. */
        void close();

        void say(int depth, String sentence);

        String end();
    }
}
