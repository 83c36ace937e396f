package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Segment;

import java.util.Set;

/**
 * TA1, the answer to an interchange (X12.5): five elements, all required, between ISA and the first GS. What is wrong
 * with one makes the interchange that carries it unfit (TA1 024).
 */
final class Ta1Rules {
    private static final int CONTROL_NUMBER_LENGTH = 9;
    private static final int NOTE_LENGTH = 3;
    private static final int NOTE_MAX = 31;
    private static final Set<String> VERDICTS = Set.of("A", "E", "R");

    private Ta1Rules() {}

    static void check(Segment ta1, Findings findings) {
        var number = ta1.element(1);
        element(ta1, 1, number.length() == CONTROL_NUMBER_LENGTH && Formats.digits(number), "nine digits", findings);
        element(ta1, 2, Formats.shortDate(ta1.element(2)), "a date YYMMDD", findings);
        element(ta1, 3, shortTime(ta1.element(3)), "a time HHMM", findings);
        element(ta1, 4, VERDICTS.contains(ta1.element(4)), "A, E or R", findings);
        element(ta1, 5, note(ta1.element(5)), "a note code from 000 to 031", findings);
        if (ta1.elements().size() > 5) element(ta1, 6, false, "left out: a TA1 has five elements", findings);
    }

    private static boolean shortTime(String text) {
        return text.length() == 4 && Formats.time(text);
    }

    private static boolean note(String text) {
        return text.length() == NOTE_LENGTH && Formats.digits(text) && Integer.parseInt(text) <= NOTE_MAX;
    }

    private static void element(Segment ta1, int position, boolean holds, String expected, Findings findings) {
        if (holds) return;
        var at = InterchangeRules.at(ta1, position);
        var value = ta1.element(position);
        var shown = Formats.characters(value) ? Masking.shown(value) : "";
        findings.add(Fault.of(FindingCode.INTERCHANGE_ELEMENT, Level.INTERCHANGE, at)
                .value(shown)
                .expected(expected)
                .message("TA10%d is \"%s\"; it must be %s.".formatted(position, shown, expected))
                .fix("Repeat ISA13, ISA09 and ISA10 of the interchange that is answered, then A, E or R and the note.")
                .codes(AckCodes.interchange("024")));
    }
}
