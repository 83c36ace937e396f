package io.x12gateway.edi.synthesis;

import io.x12gateway.edi.schema.Discriminator;
import io.x12gateway.edi.schema.ElementPlan;
import io.x12gateway.edi.schema.ElementPlan.Usage;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.schema.SyntaxNote;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws the elements of one segment so that its usages, types, lengths, codes and syntax notes hold. */
final class SampledElements {
    private static final int QUALIFIER = 66;
    private static final int FORMAT = 1250;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int ATTEMPTS = 50;

    private final Random random;
    private final double richness;

    SampledElements(Random random, double richness) {
        this.random = random;
        this.richness = richness;
    }

    /** Segment id first; an element that is absent is empty. */
    List<String> of(SegmentPlan use) {
        for (int i = 0; i < ATTEMPTS; i++) {
            var drawn = draw(use, i > ATTEMPTS / 2 ? 0 : richness);
            if (drawn.stream().skip(1).allMatch(String::isEmpty)) fillAny(use, drawn, positions(use));
            if (!repaired(use, drawn)) continue;
            told(use, drawn);
            return drawn;
        }
        throw new IllegalStateException("no " + use.id() + " (" + use.title() + ") can be drawn that keeps its notes");
    }

    private List<String> draw(SegmentPlan use, double share) {
        var drawn = new ArrayList<String>();
        drawn.add(use.id());
        for (var element : use.elements()) {
            boolean there =
                    switch (element.usage()) {
                        case REQUIRED -> true;
                        case SITUATIONAL -> random.nextDouble() < share || tells(use, element);
                        case NOT_USED -> false;
                    };
            drawn.add(there ? value(use, element, drawn) : "");
        }
        return drawn;
    }

    private static List<Integer> positions(SegmentPlan use) {
        return use.elements().stream().map(ElementPlan::position).toList();
    }

    /** A qualifier that a note brought in decides what the element after it looks like. */
    private void told(SegmentPlan use, List<String> drawn) {
        for (var element : use.elements()) {
            int position = element.position();
            if (position < 2 || !has(drawn, position) || !has(drawn, position - 1)) continue;
            int number = use.elements().get(position - 2).number();
            if (number == FORMAT || number == QUALIFIER) drawn.set(position, value(use, element, drawn));
        }
    }

    private static boolean tells(SegmentPlan use, ElementPlan element) {
        var by = use.discriminator();
        return by != null && by.element() == element.position();
    }

    private String value(SegmentPlan use, ElementPlan element, List<String> before) {
        var by = use.discriminator();
        boolean tells = by != null && by.element() == element.position();
        if (element.composite()) return composite(element, tells ? by : null, before.getFirst());
        if (tells && by != null) return pick(by.values().stream().sorted().toList());
        if (element.position() > 1) {
            var previous = use.elements().get(element.position() - 2);
            var code = before.get(element.position() - 1);
            if (previous.number() == FORMAT && !code.isEmpty()) return period(code, element);
            if (previous.number() == QUALIFIER && code.equals("XX")) return npi();
        }
        int repeats = element.repeats() > 1 && random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1;
        var values = new ArrayList<String>();
        for (int i = 0; i < repeats; i++) values.add(simple(element));
        return String.join("^", values);
    }

    private String composite(ElementPlan composite, @Nullable Discriminator by, String id) {
        var parts = new ArrayList<String>();
        for (var part : composite.components()) {
            boolean tells = by != null && by.component() == part.position();
            boolean there = part.usage() == Usage.REQUIRED
                    || part.usage() == Usage.SITUATIONAL && (tells || random.nextDouble() < richness);
            if (tells && by != null)
                parts.add(pick(by.values().stream().sorted().toList()));
            else if (!there) parts.add("");
            else parts.add(component(composite, part, parts));
        }
        int used = parts.size();
        while (used > 0 && parts.get(used - 1).isEmpty()) used--;
        if (used == 0) return simple(composite.components().getFirst());
        return String.join(":", parts.subList(0, used));
    }

    private String component(ElementPlan composite, ElementPlan part, List<String> before) {
        if (part.position() > 1) {
            var previous = composite.components().get(part.position() - 2);
            var code = before.get(part.position() - 2);
            if (previous.number() == FORMAT && !code.isEmpty()) return period(code, part);
        }
        return simple(part);
    }

    private String simple(ElementPlan element) {
        if (!element.values().isEmpty())
            return pick(element.values().stream().sorted().toList());
        return switch (element.kind()) {
            case TEXT, CODE -> text(element);
            case INTEGER -> digits(length(element.minLength(), Math.min(element.largest(), 9)));
            case DECIMAL -> decimal(element);
            case DATE -> date();
            case TIME -> element.maxLength() >= 6 && random.nextInt(4) == 0 ? "091523" : "0915";
            case COMPOSITE -> throw new IllegalStateException("a composite inside a composite");
        };
    }

    private String text(ElementPlan element) {
        int max = random.nextInt(20) == 0 ? element.largest() : Math.min(element.largest(), element.minLength() + 8);
        int length = length(element.minLength(), max);
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return text.toString();
    }

    private String decimal(ElementPlan element) {
        int length = length(element.minLength(), Math.min(element.largest(), 7));
        var digits = digits(length);
        if (length < 3 || random.nextBoolean()) return digits;
        return digits.substring(0, length - 2) + "." + digits.substring(length - 2);
    }

    private String digits(int length) {
        var digits = new StringBuilder(length).append((char) ('1' + random.nextInt(9)));
        while (digits.length() < length) digits.append((char) ('0' + random.nextInt(10)));
        return digits.toString();
    }

    private int length(int min, int max) {
        int least = Math.max(1, min);
        return max <= least ? least : least + random.nextInt(max - least + 1);
    }

    private String date() {
        return "20%02d%02d%02d".formatted(10 + random.nextInt(16), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private String period(String format, ElementPlan element) {
        return switch (format) {
            case "D8" -> date();
            case "RD8" -> "20250102-20250203";
            case "DT" -> date() + "0915";
            case "TM" -> "0915";
            default -> simple(element);
        };
    }

    private String npi() {
        return Invention.npi(new Chance(random.nextLong()));
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Adds or takes away elements until every note holds; false if that does not come to an end. */
    private boolean repaired(SegmentPlan use, List<String> drawn) {
        for (int round = 0; round < 8; round++) {
            boolean changed = false;
            for (var note : use.notes()) changed |= repair(use, note, drawn);
            if (!changed) return true;
        }
        return false;
    }

    private boolean repair(SegmentPlan use, SyntaxNote note, List<String> drawn) {
        var positions = note.positions();
        int first = positions.getFirst();
        long there = positions.stream().filter(each -> has(drawn, each)).count();
        return switch (note.type()) {
            case PAIRED -> there > 0 && there < positions.size() && level(use, drawn, positions);
            case REQUIRED -> there == 0 && fillAny(use, drawn, positions);
            case EXCLUSION -> there > 1 && clearOthers(use, drawn, positions);
            case CONDITIONAL -> has(drawn, first) && there < positions.size() && level(use, drawn, positions);
            case LIST ->
                has(drawn, first)
                        && there == 1
                        && (fillAny(use, drawn, positions.subList(1, positions.size())) || clear(use, drawn, first));
        };
    }

    private static boolean has(List<String> drawn, int position) {
        return position < drawn.size() && !drawn.get(position).isEmpty();
    }

    /** All of them, if that is allowed, or else none. */
    private boolean level(SegmentPlan use, List<String> drawn, List<Integer> positions) {
        boolean fillable = positions.stream().allMatch(each -> has(drawn, each) || usable(use, each));
        boolean changed = false;
        for (int position : positions)
            if (fillable && !has(drawn, position)) changed |= fill(use, drawn, position);
            else if (!fillable && has(drawn, position)) changed |= clear(use, drawn, position);
        return changed;
    }

    private boolean fillAny(SegmentPlan use, List<String> drawn, List<Integer> positions) {
        for (int position : positions) if (usable(use, position)) return fill(use, drawn, position);
        return false;
    }

    private boolean clearOthers(SegmentPlan use, List<String> drawn, List<Integer> positions) {
        boolean kept = false;
        boolean changed = false;
        for (int position : positions)
            if (has(drawn, position)) {
                if (kept) changed |= clear(use, drawn, position);
                kept = true;
            }
        return changed;
    }

    private static boolean usable(SegmentPlan use, int position) {
        return use.element(position).stream().anyMatch(each -> each.usage() != Usage.NOT_USED);
    }

    private boolean fill(SegmentPlan use, List<String> drawn, int position) {
        drawn.set(position, value(use, use.element(position).orElseThrow(), drawn));
        return true;
    }

    private static boolean clear(SegmentPlan use, List<String> drawn, int position) {
        if (use.element(position).stream().anyMatch(each -> each.usage() == Usage.REQUIRED)) return false;
        drawn.set(position, "");
        return true;
    }
}
