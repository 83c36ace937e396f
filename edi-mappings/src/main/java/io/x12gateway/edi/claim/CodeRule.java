package io.x12gateway.edi.claim;

import io.x12gateway.edi.codelist.CodeList;
import io.x12gateway.edi.codelist.CodeLists;
import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Location;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

/**
 * Codes of the claim and its lines by list or by form: place of service, type of bill, frequency, procedure, modifiers,
 * revenue code; and units of more than nothing. Whether a code of the right form exists is left to the payer.
 */
final class CodeRule implements SituationalRule {
    private static final int FIRST_MODIFIER = 3;
    private static final int LAST_MODIFIER = 6;

    private final boolean institutional;
    private final CodeList places;

    CodeRule(boolean institutional) {
        this.institutional = institutional;
        this.places = CodeLists.standard().list("place-of-service");
    }

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "CLM", "SV1", "SV2" -> true;
            default -> false;
        };
    }

    @Override
    public void begin() {}

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "CLM" -> claim(placed, findings);
            case "SV1" -> professional(placed, findings);
            default -> facility(placed, findings);
        }
    }

    private void claim(Placed clm, Findings findings) {
        if (institutional) {
            if (clm.has(5, 1) && !Shape.fits(clm.key(5, 1), "dd"))
                tell(
                        FindingCode.CLAIM_BILL_TYPE,
                        clm.at(5, 1),
                        clm.component(5, 1),
                        "two digits, such as 11",
                        "A7:228",
                        findings);
        } else place(clm, 5, 1, findings);
        long frequency = clm.key(5, 3);
        boolean known = institutional ? Shape.fits(frequency, "w") : Shape.fits(frequency, "d") && frequency != '0';
        if (clm.has(5, 3) && !known)
            tell(
                    FindingCode.CLAIM_FREQUENCY,
                    clm.at(5, 3),
                    clm.component(5, 3),
                    "1 original, 7 replacement or 8 void",
                    "A7:535",
                    findings);
    }

    private void place(Placed placed, int element, int component, Findings findings) {
        boolean whole = component == 0;
        long place = whole ? placed.key(element) : placed.key(element, component);
        if (place == CodeSet.NONE || !places.misses(place)) return;
        tell(
                FindingCode.CLAIM_PLACE_OF_SERVICE,
                whole ? placed.at(element) : placed.at(element, component),
                whole ? placed.element(element) : placed.component(element, component),
                "a place of service code, such as 11",
                "A7:249",
                findings);
    }

    private void professional(Placed sv1, Findings findings) {
        procedure(sv1, 1, findings);
        place(sv1, 5, 0, findings);
        units(sv1, 4, findings);
    }

    private static void facility(Placed sv2, Findings findings) {
        if (sv2.has(1) && !Shape.fits(sv2.key(1), "dddd"))
            tell(FindingCode.CLAIM_REVENUE_CODE, sv2.at(1), sv2.element(1), "four digits", "A7:455", findings);
        if (sv2.has(2)) procedure(sv2, 2, findings);
        units(sv2, 5, findings);
    }

    private static void procedure(Placed line, int element, Findings findings) {
        if (line.says(element, 1, "HC") && line.has(element, 2)) {
            long code = line.key(element, 2);
            if (!Shape.fits(code, "adddd") && !Shape.fits(code, "ddddt"))
                tell(
                        FindingCode.CLAIM_PROCEDURE,
                        line.at(element, 2),
                        line.component(element, 2),
                        "five characters such as 99213 or J0120",
                        "A7:507",
                        findings);
        }
        for (int part = FIRST_MODIFIER; part <= LAST_MODIFIER; part++)
            if (line.has(element, part) && !Shape.fits(line.key(element, part), "ww"))
                tell(
                        FindingCode.CLAIM_MODIFIER,
                        line.at(element, part),
                        line.component(element, part),
                        "two letters or digits",
                        "A7:453",
                        findings);
    }

    private static void units(Placed line, int element, Findings findings) {
        if (!line.has(element) || line.number(element) != 0 && !isNegative(line, element)) return;
        tell(FindingCode.CLAIM_UNITS, line.at(element), line.element(element), "more than 0", "A7:476", findings);
    }

    private static boolean isNegative(Placed line, int element) {
        var view = line.view();
        return view.bytes()[view.start(element)] == '-';
    }

    private static void tell(
            FindingCode code, Location at, String found, String expected, String status, Findings findings) {
        findings.add(Fault.of(code, Level.SNIP5, at)
                .value(found)
                .expected(expected)
                .message("%s is \"%s\"; it must be %s.".formatted(at.label(), found, expected))
                .fix("Correct it and send the claim again.")
                .codes(AckCodes.claim(status)));
    }
}
