package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.schema.ElementPlan;
import io.x12gateway.edi.schema.ElementPlan.Kind;
import io.x12gateway.edi.schema.ElementPlan.Usage;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.schema.SyntaxNote;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the elements of one segment by what its guide says: use, count, length, type, codes, syntax notes. */
final class ElementRules {
    private final Placed placed;
    private final Segment segment;
    private final SegmentPlan plan;
    private final Findings findings;
    private final Set<Integer> missing = new HashSet<>();

    private ElementRules(Placed placed, Findings findings) {
        this.placed = placed;
        this.segment = placed.segment();
        this.plan = placed.plan();
        this.findings = findings;
    }

    static void check(Placed placed, Findings findings) {
        new ElementRules(placed, findings).check();
    }

    /** A place whose bytes are looked up only if there is something to tell of it. */
    private record Spot(int element, int component, int repetition, int number) {}

    private void check() {
        for (var element : plan.elements()) element(element, segment.element(element.position()));
        tooMany();
        for (var note : plan.notes()) note(note);
    }

    private void tooMany() {
        int defined = plan.elements().size();
        int found = segment.elements().size();
        if (found <= defined) return;
        boolean empty = segment.elements().subList(defined, found).stream().allMatch(String::isEmpty);
        var fault = Fault.of(FindingCode.ELEMENT_TOO_MANY, Level.SNIP1, at(new Spot(defined + 1, 0, 0, 0)))
                .found(new Found(segment.element(defined + 1), true))
                .expected("at most " + defined + " elements")
                .message("%s has %d elements, but is defined with %d.".formatted(segment.id(), found, defined))
                .fix(empty ? "Leave out the separators at the end." : "Remove what stands after the last element.");
        if (empty) fault.edit(SegmentEdits.keep(segment, lastFilled()));
        findings.add(empty ? fault.warning() : fault.codes(AckCodes.element("3")));
    }

    private int lastFilled() {
        int last = segment.elements().size();
        while (last > 0 && !segment.has(last)) last--;
        return last;
    }

    private void element(ElementPlan element, String value) {
        if (value.isEmpty()) {
            if (element.usage() == Usage.REQUIRED) missing(element, spot(element, 0));
            return;
        }
        if (element.usage() == Usage.NOT_USED) {
            notUsed(element, value, spot(element, 0));
            return;
        }
        char repetition = segment.delimiters().repetition();
        if (repetition == 0 || value.indexOf(repetition) < 0) {
            repetition(element, value, 0);
            return;
        }
        repetitions(element, segment.repetitions(element.position()));
    }

    private void repetitions(ElementPlan element, List<String> values) {
        if (values.size() > element.repeats()) {
            findings.add(Fault.of(FindingCode.ELEMENT_REPETITIONS, Level.SNIP1, at(spot(element, 0)))
                    .found(Masking.of(segment.id(), element, segment.element(element.position())))
                    .expected(element.repeats() == 1 ? "one value" : "at most " + element.repeats() + " values")
                    .message("%s repeats %d times."
                            .formatted(at(spot(element, 0)).label(), values.size()))
                    .fix("Remove what is too much; the repetition separator may not stand in data.")
                    .edit(once(element, values))
                    .codes(AckCodes.element("12")));
            return;
        }
        for (int i = 0; i < values.size(); i++) repetition(element, values.get(i), i + 1);
    }

    private void repetition(ElementPlan element, String value, int repetition) {
        if (element.composite()) components(element, value, repetition);
        else if (value.indexOf(segment.delimiters().component()) >= 0)
            components(element, value, 1, spot(element, repetition));
        else simple(element, value, spot(element, repetition));
    }

    /** Copies of one value are one value. */
    private Optional<Edit> once(ElementPlan element, List<String> values) {
        if (new HashSet<>(values).size() != 1 || values.getFirst().isEmpty()) return Optional.empty();
        return Optional.of(SegmentEdits.set(segment, element.position(), values.getFirst()));
    }

    private void components(ElementPlan composite, String value, int repetition) {
        var values = Segment.split(value, segment.delimiters().component());
        var parts = composite.components();
        if (values.size() > parts.size()) components(composite, value, parts.size(), spot(composite, repetition));
        for (var part : parts) {
            var text = part.position() <= values.size() ? values.get(part.position() - 1) : "";
            var where = new Spot(composite.position(), part.position(), repetition, part.number());
            if (!text.isEmpty() && part.usage() == Usage.NOT_USED) notUsed(part, text, where);
            else if (!text.isEmpty()) simple(part, text, where);
            else if (part.usage() == Usage.REQUIRED) missing(part, where);
        }
    }

    private void components(ElementPlan element, String value, int max, Spot where) {
        findings.add(Fault.of(FindingCode.ELEMENT_COMPONENTS, Level.SNIP1, at(where))
                .found(Masking.of(segment.id(), element, value))
                .expected(max == 1 ? "a value without components" : "at most " + max + " components")
                .message("%s has more components than it is defined with."
                        .formatted(at(spot(element, 0)).label()))
                .fix("Remove what is too much; the component separator may not stand in data.")
                .edit(emptyComponents(value, max, where))
                .codes(AckCodes.element("13")));
    }

    private Optional<Edit> emptyComponents(String value, int max, Spot where) {
        var values = Segment.split(value, segment.delimiters().component());
        boolean empty = values.subList(max, values.size()).stream().allMatch(String::isEmpty);
        if (!empty) return Optional.empty();
        return Optional.of(SegmentEdits.keepComponents(segment, where.element(), where.repetition(), max));
    }

    private void missing(ElementPlan element, Spot where) {
        missing.add(where.element());
        findings.add(Fault.of(FindingCode.ELEMENT_MISSING, Level.SNIP1, at(where))
                .expected(expected(element))
                .message("%s is required and missing.".formatted(told(element, at(where))))
                .fix("Fill it in.")
                .edit(only(element, where))
                .codes(AckCodes.element("1")));
    }

    /** What has but one legal value can be filled in. */
    private Optional<Edit> only(ElementPlan element, Spot where) {
        return Mending.only(element)
                .map(value -> SegmentEdits.set(segment, where.element(), where.component(), where.repetition(), value));
    }

    private void notUsed(ElementPlan element, String value, Spot where) {
        findings.add(Fault.of(FindingCode.ELEMENT_NOT_USED, Level.SNIP2, at(where))
                .found(Masking.of(segment.id(), element, value))
                .expected("nothing")
                .message("The guide does not use %s.".formatted(at(where).label()))
                .fix("Leave it empty.")
                .edit(SegmentEdits.clear(segment, where.element(), where.component(), where.repetition()))
                .codes(AckCodes.element("I10")));
    }

    private void simple(ElementPlan element, String value, Spot where) {
        if (!Formats.characters(value)) character(element, value, where, "a character that X12 does not allow");
        else if (value.isBlank()) character(element, value, where, "nothing but spaces");
        else if (formed(element, value, where) && sized(element, value, where)) coded(element, value, where);
    }

    private void character(ElementPlan element, String value, Spot where, String what) {
        findings.add(Fault.of(FindingCode.ELEMENT_CHARACTER, Level.SNIP1, at(where))
                .found(new Found(
                        value,
                        !Formats.characters(value)
                                || Masking.of(segment.id(), element, value).patientData()))
                .expected(expected(element))
                .message("%s holds %s.".formatted(told(element, at(where)), what))
                .fix("Use letters, digits and the signs of the X12 character set.")
                .edit(value.isBlank() ? emptied(element, where) : mended(element, value, where))
                .codes(AckCodes.element("6")));
    }

    private Optional<Edit> mended(ElementPlan element, String value, Spot where) {
        return Mending.of(element, value, segment.delimiters())
                .map(text -> SegmentEdits.set(segment, where.element(), where.component(), where.repetition(), text));
    }

    /** Blanks say nothing, so they can go where nothing need be said. */
    private Optional<Edit> emptied(ElementPlan element, Spot where) {
        boolean needed = element.usage() == Usage.REQUIRED
                || plan.notes().stream().anyMatch(note -> note.positions().contains(where.element()));
        if (needed) return Optional.empty();
        return Optional.of(SegmentEdits.clear(segment, where.element(), where.component(), where.repetition()));
    }

    private boolean formed(ElementPlan element, String value, Spot where) {
        boolean formed =
                switch (element.kind()) {
                    case INTEGER -> Formats.integer(value);
                    case DECIMAL -> Formats.decimal(value);
                    case DATE -> Formats.date(value);
                    case TIME -> Formats.time(value);
                    case TEXT, CODE, COMPOSITE -> true;
                };
        if (formed) return true;
        switch (element.kind()) {
            case DATE -> shape(FindingCode.ELEMENT_DATE, "8", element, value, where, "no date CCYYMMDD");
            case TIME -> shape(FindingCode.ELEMENT_TIME, "9", element, value, where, "no time of day HHMM");
            default -> shape(FindingCode.ELEMENT_CHARACTER, "6", element, value, where, "no number");
        }
        return false;
    }

    private void shape(FindingCode code, String ik403, ElementPlan element, String value, Spot where, String what) {
        var found = Masking.of(segment.id(), element, value);
        findings.add(Fault.of(code, Level.SNIP1, at(where))
                .found(found)
                .expected(expected(element))
                .message("%s is %s, which is %s.".formatted(told(element, at(where)), found.quoted(), what))
                .fix("Write it as " + expected(element) + ".")
                .edit(mended(element, value, where))
                .codes(AckCodes.element(ik403)));
    }

    private boolean sized(ElementPlan element, String value, Spot where) {
        boolean number = element.kind() == Kind.INTEGER || element.kind() == Kind.DECIMAL;
        int length = number ? Formats.numberLength(value) : value.length();
        int max = element.largest();
        if (length < element.minLength())
            length(
                    FindingCode.ELEMENT_TOO_SHORT,
                    "4",
                    element,
                    value,
                    where,
                    length,
                    "at least " + element.minLength());
        else if (length > max)
            length(FindingCode.ELEMENT_TOO_LONG, "5", element, value, where, length, "at most " + max);
        else return true;
        return false;
    }

    private void length(
            FindingCode code, String ik403, ElementPlan element, String value, Spot where, int length, String rule) {
        findings.add(Fault.of(code, Level.SNIP1, at(where))
                .found(Masking.of(segment.id(), element, value))
                .expected(rule + " characters")
                .message("%s has %d characters; allowed are %s.".formatted(told(element, at(where)), length, rule))
                .fix(length < element.minLength() ? "Write the whole value." : "Shorten it.")
                .edit(mended(element, value, where))
                .codes(AckCodes.element(ik403)));
    }

    private void coded(ElementPlan element, String value, Spot where) {
        if (element.values().isEmpty() || element.values().contains(value)) return;
        var found = Masking.of(segment.id(), element, value);
        var code = WrongCode.of(segment, element.number(), value);
        findings.add(Fault.of(code.finding(), Level.SNIP2, at(where))
                .found(found)
                .expected("one of " + Fault.list(element.values()))
                .message("%s is %s, which %s."
                        .formatted(told(element, at(where)), found.quoted(), code.unlike("the guide does not list")))
                .fix("Use one of the codes that the guide lists.")
                .edit(mended(element, value, where))
                .codes(code.codes()));
    }

    private void note(SyntaxNote note) {
        var positions = note.positions();
        long filled = positions.stream().filter(segment::has).count();
        int first = positions.getFirst();
        switch (note.type()) {
            case PAIRED -> {
                if (filled > 0 && filled < positions.size()) needed(positions, "come together");
            }
            case REQUIRED -> {
                if (filled == 0) conditional(first, "one of %s is needed".formatted(names(positions)));
            }
            case EXCLUSION -> {
                if (filled > 1) exclusion(positions);
            }
            case CONDITIONAL -> {
                if (segment.has(first) && filled < positions.size()) needed(positions, "must come with " + name(first));
            }
            case LIST -> {
                if (segment.has(first) && filled < 2)
                    conditional(
                            positions.get(1),
                            "with %s one of %s is needed"
                                    .formatted(name(first), names(positions.subList(1, positions.size()))));
            }
        }
    }

    private void needed(List<Integer> positions, String why) {
        for (int position : positions) if (!segment.has(position)) conditional(position, names(positions) + " " + why);
    }

    private void conditional(int position, String why) {
        if (missing.contains(position)) return;
        missing.add(position);
        findings.add(Fault.of(FindingCode.ELEMENT_CONDITIONAL_MISSING, Level.SNIP1, placed.at(position))
                .expected(why)
                .message("%s is missing: %s.".formatted(placed.at(position).label(), why))
                .fix("Fill it in, or leave out what needs it.")
                .edit(plan.element(position).flatMap(element -> only(element, spot(element, 0))))
                .codes(AckCodes.element("2")));
    }

    private void exclusion(List<Integer> positions) {
        int last = positions.stream().filter(segment::has).reduce((a, b) -> b).orElseThrow();
        findings.add(Fault.of(FindingCode.ELEMENT_EXCLUSION, Level.SNIP1, placed.at(last))
                .found(new Found(segment.element(last), true))
                .expected("only one of " + names(positions))
                .message("Only one of %s may be filled.".formatted(names(positions)))
                .fix("Keep the one that is meant.")
                .codes(AckCodes.element("10")));
    }

    private String name(int position) {
        return segment.id() + (position < 10 ? "0" : "") + position;
    }

    private String names(List<Integer> positions) {
        return String.join(" and ", positions.stream().map(this::name).toList());
    }

    private static Spot spot(ElementPlan element, int repetition) {
        return new Spot(element.position(), 0, repetition, element.number());
    }

    private Location at(Spot spot) {
        return Place.element(
                placed.loop(), segment, spot.element(), spot.component(), spot.repetition(), spot.number());
    }

    private static String told(ElementPlan element, Location where) {
        return element.title().isEmpty() ? where.label() : where.label() + " (" + element.title() + ")";
    }

    private static String expected(ElementPlan element) {
        return switch (element.kind()) {
            case DATE -> "a date CCYYMMDD";
            case TIME -> "a time HHMM";
            case INTEGER -> "a whole number";
            case DECIMAL -> "a decimal number";
            case CODE -> element.values().isEmpty() ? "a code" : "one of " + Fault.list(element.values());
            case TEXT -> "text of " + element.minLength() + " to " + element.maxLength() + " characters";
            case COMPOSITE -> "components";
        };
    }
}
