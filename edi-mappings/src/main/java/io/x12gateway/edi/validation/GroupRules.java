package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.GroupHeader;
import io.x12gateway.edi.envelope.Segment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** GS and GE: what AK905 can say rejects the group; an unusable GS rejects the interchange (TA1 024). */
final class GroupRules {
    private static final List<TransactionType> TYPES = List.of(TransactionType.values());

    private GroupRules() {}

    static GroupHeader header(Segment gs) {
        return new GroupHeader(
                gs.element(1),
                gs.element(2),
                gs.element(3),
                gs.element(4),
                gs.element(5),
                gs.element(6),
                gs.element(7),
                gs.element(8));
    }

    /** GS01, GS06 and GS08: faults that a 999 answers. */
    static void group(Segment gs, Findings findings) {
        var version = gs.element(8);
        var functionalId = gs.element(1);
        if (none(type -> type.guide().equals(version)))
            findings.add(Fault.of(FindingCode.GROUP_VERSION_UNSUPPORTED, Level.SNIP1, at(gs, 8))
                    .value(Masking.shown(version))
                    .expected("a supported guide such as 005010X279A1")
                    .message("GS08 is \"%s\", a guide that is not supported here.".formatted(Masking.shown(version)))
                    .fix("Send the guide that HIPAA adopted, addenda included.")
                    .edit(mended(gs, 8, text -> !none(type -> type.guide().equals(text)), GroupRules::upper))
                    .codes(AckCodes.group("2")));
        else if (none(
                type -> type.guide().equals(version) && type.functionalId().equals(functionalId)))
            findings.add(Fault.of(FindingCode.GROUP_TYPE_UNSUPPORTED, Level.SNIP1, at(gs, 1))
                    .value(Masking.shown(functionalId))
                    .expected("the functional id of guide " + version)
                    .message("GS01 is \"%s\", which does not go with guide %s."
                            .formatted(Masking.shown(functionalId), version))
                    .fix("Send " + functionalIds() + ".")
                    .edit(mended(
                            gs,
                            1,
                            text -> !none(type -> type.guide().equals(version)
                                    && type.functionalId().equals(text)),
                            GroupRules::upper))
                    .codes(AckCodes.group("1")));
        var number = gs.element(6);
        if (!Formats.digits(number) || number.length() > 9)
            findings.add(Fault.of(FindingCode.GROUP_CONTROL_NUMBER_SYNTAX, Level.SNIP1, at(gs, 6))
                    .value(Masking.shown(number))
                    .expected("one to nine digits")
                    .message("GS06 is \"%s\", which is no control number.".formatted(Masking.shown(number)))
                    .fix("Number the groups with digits only.")
                    .edit(mended(gs, 6, text -> Formats.digits(text) && text.length() <= 9, UnaryOperator.identity()))
                    .codes(AckCodes.group("6")));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** As a sentence lists them: HS for 270, HB for 271 and so on. */
    private static String functionalIds() {
        return TYPES.stream().map(type -> type.functionalId() + " for " + type).collect(Collectors.joining(", "));
    }

    private static boolean none(Predicate<TransactionType> test) {
        for (var type : TYPES) if (test.test(type)) return false;
        return true;
    }

    /** The rest of GS: no AK905 code tells of it. */
    static void envelope(Segment gs, Findings findings) {
        sized(gs, 2, findings);
        sized(gs, 3, findings);
        element(gs, 4, Formats::date, "a date CCYYMMDD", Mending::date, findings);
        element(gs, 5, Formats::time, "a time HHMM", UnaryOperator.identity(), findings);
        element(gs, 7, "X"::equals, "X", any -> "X", findings);
        if (gs.elements().size() > 8) wrong(gs, 9, "nothing after GS08", InterchangeRules.trailing(gs, 8), findings);
    }

    private static void sized(Segment gs, int number, Findings findings) {
        Predicate<String> holds =
                id -> id.length() >= 2 && id.length() <= 15 && Formats.characters(id) && !id.isBlank();
        element(gs, number, holds, "an application id of 2 to 15 characters", UnaryOperator.identity(), findings);
    }

    private static void element(
            Segment gs,
            int number,
            Predicate<String> holds,
            String expected,
            UnaryOperator<String> reading,
            Findings findings) {
        if (!holds.test(gs.element(number))) wrong(gs, number, expected, mended(gs, number, holds, reading), findings);
    }

    /** Without blanks around it, or in the form that the rule wants. */
    private static Optional<Edit> mended(
            Segment segment, int number, Predicate<String> holds, UnaryOperator<String> reading) {
        var stripped = segment.element(number).strip();
        return Stream.of(stripped, reading.apply(stripped))
                .filter(holds)
                .findFirst()
                .map(text -> SegmentEdits.set(segment, number, text));
    }

    private static void wrong(Segment gs, int number, String expected, Optional<Edit> edit, Findings findings) {
        var value = gs.element(number);
        var shown = Formats.characters(value) ? Masking.shown(value) : "";
        findings.add(Fault.of(FindingCode.GROUP_ELEMENT, Level.INTERCHANGE, at(gs, number))
                .value(shown)
                .expected(expected)
                .message("GS0%d is \"%s\"; it must be %s.".formatted(number, shown, expected))
                .fix("Correct GS0" + number + " and send the interchange again.")
                .edit(edit)
                .codes(AckCodes.interchange("024")));
    }

    static void trailer(Segment gs, Segment ge, int transactions, Findings findings) {
        if (!InterchangeRules.sameNumber(ge.element(1), transactions))
            findings.add(Fault.of(FindingCode.GROUP_TRANSACTION_COUNT, Level.SNIP1, at(ge, 1))
                    .value(Masking.shown(ge.element(1)))
                    .expected(Integer.toString(transactions))
                    .message("GE01 says %s transaction sets, but there are %d."
                            .formatted(
                                    ge.element(1).isEmpty() ? "no number of" : Masking.shown(ge.element(1)),
                                    transactions))
                    .fix("Send the true count, or the missing transaction sets.")
                    .edit(SegmentEdits.set(ge, 1, Integer.toString(transactions)))
                    .codes(AckCodes.group("5")));
        if (!ge.element(2).equals(gs.element(6)))
            findings.add(Fault.of(FindingCode.GROUP_CONTROL_NUMBER_MISMATCH, Level.SNIP1, at(ge, 2))
                    .value(Masking.shown(ge.element(2)))
                    .expected(Masking.shown(gs.element(6)))
                    .message("GE02 is %s, but GS06 is %s."
                            .formatted(Masking.shown(ge.element(2)), Masking.shown(gs.element(6))))
                    .fix("Repeat GS06 in GE02.")
                    .edit(SegmentEdits.set(ge, 2, gs.element(6)))
                    .codes(AckCodes.group("4")));
    }

    /** @param end where the group ends, after {@code transactions} transaction sets */
    static Finding trailerMissing(Segment gs, long end, int transactions) {
        var at = Location.envelope("GE", 0, new ByteSpan(end, 0));
        return Fault.of(FindingCode.GROUP_TRAILER_MISSING, Level.SNIP1, at)
                .expected("GE")
                .message("The group with GS06 %s has no GE; it belongs after its %d transaction sets."
                        .formatted(Masking.shown(gs.element(6)), transactions))
                .fix("Close every group with GE.")
                .edit(SegmentEdits.insert(end, gs.delimiters(), "GE", Integer.toString(transactions), gs.element(6)))
                .codes(AckCodes.group("3"));
    }

    static Finding duplicate(Segment gs) {
        return Fault.of(FindingCode.GROUP_CONTROL_NUMBER_DUPLICATE, Level.SNIP1, at(gs, 6))
                .value(Masking.shown(gs.element(6)))
                .expected("a number of its own")
                .message("GS06 %s was used before in this interchange.".formatted(Masking.shown(gs.element(6))))
                .fix("Number the groups of an interchange differently.")
                .codes(AckCodes.group("19"));
    }

    private static Location at(Segment segment, int element) {
        return InterchangeRules.at(segment, element);
    }
}
