package io.x12gateway.edi.remittance;

import io.x12gateway.edi.codelist.CodeList;
import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Masking;
import io.x12gateway.edi.validation.Onlooker;
import io.x12gateway.edi.validation.Packed;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SegmentwiseRule;

import java.util.Set;

import static io.x12gateway.edi.remittance.AdjustmentCodes.FOREIGN;
import static io.x12gateway.edi.remittance.AdjustmentCodes.LINE_ONLY;
import static io.x12gateway.edi.remittance.AdjustmentCodes.PARTIAL;
import static io.x12gateway.edi.remittance.AdjustmentCodes.REMARKED;

/**
 * Adjustment reasons (CAS) and remark codes (MIA, MOA, LQ): known and in force on the day of production (DTM*405, else
 * BPR16), in a group that they may be used with, explained by a remark where the reason alone says nothing, and neither
 * zero nor the whole charge where they may not be. All of it only warns: lists change faster than programs, and a
 * remittance that is paid is better read than refused.
 */
final class AdjustmentRule implements SegmentwiseRule {
    private static final Set<String> SEGMENTS = Set.of("BPR", "DTM", "CLP", "SVC", "CAS", "MIA", "MOA", "LQ", "PLB");
    private static final int LAST_REASON = 17;

    private final AdjustmentCodes codes;
    private final Mark claimUnexplained = new Mark();
    private final Mark lineUnexplained = new Mark();
    private int day;
    private long charge;
    private boolean line;
    private boolean reversal;
    private boolean claimRemark;
    private boolean lineRemark;

    AdjustmentRule(AdjustmentCodes codes) {
        this.codes = codes;
    }

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return SEGMENTS.contains(use.id()) && (!use.id().equals("DTM") || loop.isEmpty());
    }

    @Override
    public void begin() {
        day = 0;
        claimUnexplained.clear();
        lineUnexplained.clear();
    }

    @Override
    public Onlooker onlooker(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "CAS" -> this::adjustments;
            case "LQ" -> this::lineRemark;
            case "SVC" -> this::openLine;
            case "CLP" -> this::openClaim;
            case "MOA" -> (moa, findings) -> claimRemarks(moa, 3, 7, findings);
            case "MIA" ->
                (mia, findings) -> {
                    claimRemarks(mia, 5, 5, findings);
                    claimRemarks(mia, 20, 23, findings);
                };
            case "BPR" -> (bpr, findings) -> day = Packed.day(bpr.key(16));
            case "DTM" -> (dtm, findings) -> produced(dtm);
            default -> (plb, findings) -> closeClaim(findings);
        };
    }

    @Override
    public void end(Findings findings) {
        closeClaim(findings);
    }

    private void produced(Placed dtm) {
        int told = Packed.day(dtm.key(2));
        if (dtm.loop().isEmpty() && told > 0 && dtm.says(1, "405")) day = told;
    }

    private void openClaim(Placed clp, Findings findings) {
        closeClaim(findings);
        charge = Packed.hundredths(clp, 3);
        reversal = clp.says(2, "22");
        line = false;
        claimRemark = false;
    }

    private void openLine(Placed svc, Findings findings) {
        closeLine(findings);
        charge = Packed.hundredths(svc, 2);
        line = true;
        lineRemark = false;
    }

    private void adjustments(Placed cas, Findings findings) {
        long group = cas.key(1);
        for (int i = 2; i <= LAST_REASON && i <= cas.elements(); i += 3) {
            long reason = cas.key(i);
            if (reason == CodeSet.NONE) continue;
            known(codes.reasons, cas, i, reason, findings);
            int flags = codes.flags.of(reason);
            if (flags != 0) judge(cas, i, group, reason, flags, findings);
            amount(cas, i, flags, findings);
        }
    }

    private void judge(Placed cas, int element, long group, long reason, int flags, Findings findings) {
        if (!codes.agree(group, reason)) wrongGroup(cas, element, findings);
        if ((flags & FOREIGN) != 0 || !line && (flags & LINE_ONLY) != 0) wrongPlace(cas, element, flags, findings);
        if (!reversal && (flags & REMARKED) != 0) unexplained(cas, element);
    }

    private void unexplained(Placed cas, int element) {
        var mark = line ? lineUnexplained : claimUnexplained;
        if (!mark.isSet()) mark.set(cas, element);
    }

    private void amount(Placed cas, int element, int flags, Findings findings) {
        long amount = Packed.hundredths(cas, element + 1);
        if (amount == 0 && charge != 0 && cas.has(element + 1)) zero(cas, element + 1, findings);
        if (amount != 0 && amount == charge && charge != Packed.NO_AMOUNT && (flags & PARTIAL) != 0)
            whole(cas, element, findings);
    }

    private void claimRemarks(Placed placed, int from, int to, Findings findings) {
        for (int i = from; i <= to && i <= placed.elements(); i++)
            if (placed.has(i)) claimRemark |= explains(placed, i, findings);
    }

    private void lineRemark(Placed lq, Findings findings) {
        if (lq.says(1, "HE")) lineRemark |= explains(lq, 2, findings);
        else lineRemark = true;
    }

    private boolean explains(Placed placed, int element, Findings findings) {
        long remark = placed.key(element);
        known(codes.remarks, placed, element, remark, findings);
        return !codes.alerts.contains(remark);
    }

    private void closeLine(Findings findings) {
        if (lineUnexplained.isSet() && !lineRemark && !claimRemark) missingRemark(lineUnexplained, "LQ*HE", findings);
        lineUnexplained.clear();
        if (line && lineRemark) claimUnexplained.clear();
    }

    private void closeClaim(Findings findings) {
        closeLine(findings);
        if (claimUnexplained.isSet() && !claimRemark) missingRemark(claimUnexplained, "MIA or MOA", findings);
        claimUnexplained.clear();
        line = false;
    }

    private void known(CodeList list, Placed placed, int element, long key, Findings findings) {
        if (list.holds(key, day)) return;
        if (list.misses(key)) unknown(list, placed, element, findings);
        else if (day > 0 && !list.held(key, day)) notInForce(list, placed, element, findings);
    }

    private static void unknown(CodeList list, Placed placed, int element, Findings findings) {
        var at = placed.at(element);
        var code = Masking.shown(placed.element(element));
        findings.add(Fault.of(FindingCode.CODE_UNKNOWN, Level.SNIP5, at)
                .value(code)
                .expected("a code of the list of " + list.version())
                .message("%s is \"%s\", which the %s of %s do not know."
                        .formatted(at.label(), code, name(list), list.version()))
                .fix("Use a code of the list, or put a newer list in place.")
                .warning());
    }

    private void notInForce(CodeList list, Placed placed, int element, Findings findings) {
        var at = placed.at(element);
        var code = placed.element(element);
        var until = list.find(code).flatMap(each -> each.until());
        var why = until.isPresent() ? "it ended on " + until.get() : "it had ended or not begun";
        findings.add(Fault.of(FindingCode.CODE_NOT_IN_FORCE, Level.SNIP5, at)
                .value(code)
                .expected("a code in force on " + day)
                .message("%s is \"%s\", which was not in force on %d: %s (list of %s)."
                        .formatted(at.label(), code, day, why, list.version()))
                .fix("Use the code that took its place.")
                .warning());
    }

    private static String name(CodeList list) {
        return list.id().equals("carc") ? "adjustment reasons" : "remark codes";
    }

    private void wrongGroup(Placed cas, int element, Findings findings) {
        var at = cas.at(1);
        var reason = cas.element(element);
        var groups = codes.reasons
                .find(reason)
                .map(code -> String.join(" or ", code.values("group")))
                .orElse("");
        findings.add(Fault.of(FindingCode.CODE_COMBINATION, Level.SNIP5, at)
                .value(cas.element(1))
                .expected(groups)
                .message("Reason %s may be used with group %s only, not with %s."
                        .formatted(reason, groups, Masking.shown(cas.element(1))))
                .fix("Move the adjustment to group " + groups + ", or give another reason.")
                .trigger(cas.at(element))
                .warning());
    }

    private void wrongPlace(Placed cas, int element, int flags, Findings findings) {
        var at = cas.at(element);
        var reason = cas.element(element);
        boolean lineOnly = (flags & LINE_ONLY) != 0;
        findings.add(Fault.of(FindingCode.CODE_COMBINATION, Level.SNIP5, at)
                .value(reason)
                .expected(lineOnly ? "reason " + reason + " in a service line" : "a reason for remittances")
                .message("Reason %s belongs %s."
                        .formatted(reason, lineOnly ? "into a service line, not a claim" : "into an 837, not an 835"))
                .fix(lineOnly ? "Report it in loop 2110." : "Give another reason.")
                .warning());
    }

    private static void zero(Placed cas, int element, Findings findings) {
        findings.add(Fault.of(FindingCode.ADJUSTMENT_ZERO, Level.SNIP4, cas.at(element))
                .value(cas.element(element))
                .expected("an amount other than zero")
                .message("%s adjusts by nothing.".formatted(cas.at(element).label()))
                .fix("Leave the adjustment out.")
                .warning());
    }

    private void whole(Placed cas, int element, Findings findings) {
        findings.add(Fault.of(FindingCode.ADJUSTMENT_WHOLE_CHARGE, Level.SNIP4, cas.at(element + 1))
                .value(cas.element(element + 1))
                .expected("less than the charge of the " + (line ? "line" : "claim"))
                .message("Reason %s takes away the whole charge, which it may only reduce."
                        .formatted(cas.element(element)))
                .fix("Say by another reason why nothing is paid.")
                .warning());
    }

    private void missingRemark(Mark mark, String where, Findings findings) {
        findings.add(Fault.of(FindingCode.REMARK_MISSING, Level.SNIP5, mark.at())
                .expected("a remark code that is no alert, in " + where)
                .message("%s is a reason that needs a remark code, but none is given that explains it."
                        .formatted(mark.at().label()))
                .fix("Add the remark code that says what is missing or wrong, in " + where + ".")
                .warning());
    }
}
