package io.x12gateway.edi.claim;

import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Found;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

/**
 * The diagnoses of a claim: their form, each named once, all of ICD-10 or all of ICD-9; and pointers of the lines that
 * point to one of them.
 */
final class DiagnosisRule implements SituationalRule {
    private static final int IN_SEGMENT_MAX = 12;

    /** ABK, ABF, ABJ, ABN, APR are ICD-10; BK, BF, BJ, BN, PR are their ICD-9 forerunners. */
    private static final long PRINCIPAL = key("ABK");

    private static final long PRINCIPAL_9 = key("BK");
    private static final long OTHER = key("ABF");
    private static final long OTHER_9 = key("BF");

    /** Principal and other diagnoses, in their order: a professional claim has 12, an institutional one 25. */
    private final long[] diagnoses = new long[1 + 2 * IN_SEGMENT_MAX];

    private int count;
    private boolean icd9;
    private boolean told;

    private static long key(String text) {
        long key = 0;
        for (int i = 0; i < text.length(); i++) key = key << 8 | text.charAt(i);
        return key;
    }

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "CLM", "HI", "SV1" -> true;
            default -> false;
        };
    }

    @Override
    public void begin() {
        count = 0;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "CLM" -> {
                count = 0;
                told = false;
            }
            case "HI" -> diagnoses(placed, findings);
            default -> pointers(placed, findings);
        }
    }

    private void diagnoses(Placed hi, Findings findings) {
        long use = hi.key(1, 1);
        boolean nine = use == PRINCIPAL_9 || use == OTHER_9;
        if (!nine && use != PRINCIPAL && use != OTHER) return;
        if (count == 0) icd9 = nine;
        for (int i = 1; i <= IN_SEGMENT_MAX; i++) if (hi.has(i, 2)) diagnosis(hi, i, findings);
    }

    private void diagnosis(Placed hi, int element, Findings findings) {
        long use = hi.key(element, 1);
        boolean nine = use == PRINCIPAL_9 || use == OTHER_9;
        long code = hi.key(element, 2);
        if (nine != icd9 && !told) {
            told = true;
            tell(hi, element, 1, "the same edition of the ICD as the first diagnosis", "A7:255", findings);
        } else if (!(nine ? ninth(code) : tenth(code)))
            tell(hi, element, 2, "a diagnosis code without the dot", "A7:255", findings);
        else if (known(code)) tell(hi, element, 2, "a diagnosis that was not named before", "A7:255", findings);
        if (count < diagnoses.length) diagnoses[count++] = code;
    }

    private boolean known(long code) {
        for (int i = 0; i < count; i++) if (diagnoses[i] == code) return true;
        return false;
    }

    /** A letter, a digit, a digit, A or B, then up to four letters or digits. */
    private static boolean tenth(long code) {
        int length = Shape.length(code);
        if (length < 3 || length > 7) return false;
        if (!Shape.letter(Shape.charAt(code, length, 0)) || !Shape.digit(Shape.charAt(code, length, 1))) return false;
        char third = Shape.charAt(code, length, 2);
        if (!Shape.digit(third) && third != 'A' && third != 'B') return false;
        for (int i = 3; i < length; i++) {
            char c = Shape.charAt(code, length, i);
            if (!Shape.letter(c) && !Shape.digit(c)) return false;
        }
        return true;
    }

    /** Three to five characters, the first a digit, E or V, the others digits. */
    private static boolean ninth(long code) {
        int length = Shape.length(code);
        if (length < 3 || length > 5) return false;
        char first = Shape.charAt(code, length, 0);
        if (!Shape.digit(first) && first != 'E' && first != 'V') return false;
        for (int i = 1; i < length; i++) if (!Shape.digit(Shape.charAt(code, length, i))) return false;
        return true;
    }

    private static void tell(Placed hi, int element, int component, String expected, String status, Findings findings) {
        var at = hi.at(element, component);
        findings.add(Fault.of(FindingCode.CLAIM_DIAGNOSIS, Level.SNIP5, at)
                .found(new Found(hi.component(element, component), true))
                .expected(expected)
                .message("%s is not %s.".formatted(at.label(), expected))
                .fix("Correct the diagnoses of the claim.")
                .codes(AckCodes.claim(status)));
    }

    /** Without any diagnosis the grammar has told what is missing. */
    private void pointers(Placed sv1, Findings findings) {
        if (count == 0) return;
        for (int part = 1; part <= 4; part++) {
            long pointer = sv1.key(7, part);
            int number = number(pointer);
            if (pointer == 0 || number < 1 || number > IN_SEGMENT_MAX || number <= count) continue;
            var at = sv1.at(7, part);
            findings.add(Fault.of(FindingCode.CLAIM_POINTER, Level.SNIP4, at)
                    .value(Integer.toString(number))
                    .expected("1 to " + count)
                    .message("%s points to diagnosis %d, but the claim has %d.".formatted(at.label(), number, count))
                    .fix("Point to a diagnosis of the claim, or add the one that is meant.")
                    .codes(AckCodes.claim("A7:477")));
        }
    }

    /** 0 if it is no number of one or two digits; the grammar tells of that. */
    private static int number(long key) {
        if (Shape.fits(key, "d")) return (int) key - '0';
        if (Shape.fits(key, "dd")) return (Shape.charAt(key, 2, 0) - '0') * 10 + Shape.charAt(key, 2, 1) - '0';
        return 0;
    }
}
