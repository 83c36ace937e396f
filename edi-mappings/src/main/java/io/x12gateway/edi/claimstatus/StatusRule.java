package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.codelist.CodeList;
import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Masking;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

import java.util.Set;

/**
 * The status segments (STC) of a 277 or 277CA: categories and statuses are known, a status that is about an entity names it, one
 * that says nothing alone has another beside it, and a paid claim tells what was paid. All of it only warns.
 */
final class StatusRule implements SituationalRule {
    private static final Set<String> SEGMENTS = Set.of("STC", "TRN", "SVC", "HL");
    private static final int[] STATUSES = {1, 10, 11};

    private final StatusCodes codes;
    private final boolean aboutClaims;
    private final Mark alone = new Mark();
    private int told;

    /** @param aboutClaims whether each status stands for itself; in a 277CA its lines may say what is meant */
    StatusRule(StatusCodes codes, boolean aboutClaims) {
        this.codes = codes;
        this.aboutClaims = aboutClaims;
    }

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return SEGMENTS.contains(use.id());
    }

    @Override
    public void begin() {
        alone.clear();
        told = 0;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        if (placed.is("STC")) status(placed, findings);
        else if (placed.is("TRN") || placed.is("SVC") || placed.is("HL")) close(findings);
    }

    @Override
    public void end(Findings findings) {
        close(findings);
    }

    private void status(Placed stc, Findings findings) {
        told++;
        alone.clear();
        for (int element : STATUSES) if (stc.has(element)) judge(stc, element, findings);
        if (aboutClaims && told == 1 && !stc.has(10) && codes.another.contains(stc.key(1, 2))) alone.set(stc, 1);
        boolean claim = stc.loop().equals("2200D") || stc.loop().equals("2200E");
        if (claim && codes.paid.contains(stc.key(1, 1)) && !stc.has(5)) unpaid(stc, findings);
    }

    private void judge(Placed stc, int element, Findings findings) {
        known(codes.categories, stc, element, 1, findings);
        known(codes.statuses, stc, element, 2, findings);
        if (!stc.has(element, 3) && codes.entity.contains(stc.key(element, 2))) entity(stc, element, findings);
    }

    private static void known(CodeList list, Placed stc, int element, int component, Findings findings) {
        long key = stc.key(element, component);
        if (!stc.has(element, component) || key == CodeSet.LONG || !list.misses(key)) return;
        var at = stc.at(element, component);
        var code = Masking.shown(stc.component(element, component));
        findings.add(Fault.of(FindingCode.CODE_UNKNOWN, Level.SNIP5, at)
                .value(code)
                .expected("a code of the list of " + list.version())
                .message("%s is \"%s\", which the %s of %s do not know."
                        .formatted(at.label(), code, list.title(), list.version()))
                .fix("Use a code of the list, or put a newer list in place.")
                .warning());
    }

    private static void entity(Placed stc, int element, Findings findings) {
        findings.add(Fault.of(FindingCode.STATUS_INCOMPLETE, Level.SNIP5, stc.at(element))
                .value(Masking.shown(stc.element(element)))
                .expected("the entity that the status is about")
                .message("Status %s is about an entity, but the third component does not name it."
                        .formatted(Masking.shown(stc.component(element, 2))))
                .fix("Add the entity, such as 85 for the billing provider or IL for the subscriber.")
                .warning());
    }

    private static void unpaid(Placed stc, Findings findings) {
        findings.add(Fault.of(FindingCode.STATUS_AMOUNT, Level.SNIP4, stc.at(5))
                .expected("the amount paid")
                .message("The claim is paid (category %s), but STC05 does not tell how much."
                        .formatted(Masking.shown(stc.component(1, 1))))
                .fix("Add the amount to STC05.")
                .trigger(stc.at(1, 1))
                .warning());
    }

    private void close(Findings findings) {
        if (alone.isSet())
            findings.add(Fault.of(FindingCode.STATUS_INCOMPLETE, Level.SNIP5, alone.at())
                    .expected("a second status that says what is meant")
                    .message("The status at segment %d needs another status beside it, in STC10 or a second STC."
                            .formatted(alone.position()))
                    .fix("Add the status that names the data.")
                    .warning());
        alone.clear();
        told = 0;
    }
}
