package io.x12gateway.edi.claim;

import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

/**
 * What a claim needs because of what it is: a replacement or void names the claim it replaces (REF*F8), a claim to a
 * payer of second rank tells what the first one paid (2320 AMT*D), inpatient bills have an admission date and type.
 */
final class SituationRule implements SituationalRule {
    private final boolean institutional;
    private final Mark frequency = new Mark();
    private final Mark billType = new Mark();
    private boolean open;
    private boolean second;
    private boolean replaces;
    private boolean original;
    private boolean otherPayer;
    private boolean paid;
    private boolean inpatient;
    private boolean admitted;
    private boolean typed;

    SituationRule(boolean institutional) {
        this.institutional = institutional;
    }

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "HL", "CLM", "CL1" -> true;
            case "SBR" -> loop.equals("2000B") || loop.equals("2320");
            case "REF", "DTP" -> loop.equals("2300");
            case "AMT" -> loop.equals("2320");
            case "SVD" -> true;
            default -> false;
        };
    }

    @Override
    public void begin() {
        open = false;
        second = false;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "HL" -> close(findings);
            case "CLM" -> open(placed, findings);
            case "SBR" -> {
                if (placed.loop().equals("2320")) otherPayer = true;
                else second = placed.says(1, "S");
            }
            case "REF" -> original |= placed.says(1, "F8");
            case "DTP" -> admitted |= placed.says(1, "435");
            case "CL1" -> typed = placed.has(1);
            case "AMT" -> paid |= placed.says(1, "D");
            default -> paid = true;
        }
    }

    @Override
    public void end(Findings findings) {
        close(findings);
    }

    private void open(Placed clm, Findings findings) {
        close(findings);
        open = true;
        replaces = clm.says(5, 3, "7") || clm.says(5, 3, "8");
        inpatient = institutional && isInpatient(clm);
        original = false;
        otherPayer = false;
        paid = false;
        admitted = false;
        typed = true;
        frequency.set(clm, 5);
        billType.set(clm, 1);
    }

    /** Hospital, swing bed and skilled nursing: what is billed there as inpatient. */
    private static boolean isInpatient(Placed clm) {
        return clm.says(5, 1, "11") || clm.says(5, 1, "18") || clm.says(5, 1, "21");
    }

    private void close(Findings findings) {
        if (!open) return;
        open = false;
        if (replaces && !original) replacement(findings);
        if (second && !(otherPayer && paid)) otherPayer(findings);
        if (inpatient && !admitted) admission("DTP", "DTP*435 with the admission date", "A7:189", findings);
        if (inpatient && !typed) admission("CL1", "the admission type in CL101", "A7:231", findings);
    }

    private void replacement(Findings findings) {
        findings.add(Fault.of(FindingCode.CLAIM_ORIGINAL_MISSING, Level.SNIP4, frequency.at())
                .expected("REF*F8 with the payer's control number of the claim that is replaced")
                .message("The claim replaces or voids another one (CLM05-3), but does not name it: REF*F8 is missing.")
                .fix("Add REF*F8, or send the claim as an original.")
                .codes(AckCodes.claim("A6:464")));
    }

    private void otherPayer(Findings findings) {
        findings.add(Fault.of(FindingCode.CLAIM_OTHER_PAYER, Level.SNIP4, billType.missing("2320", "SBR"))
                .expected("loop 2320 of the first payer with what it paid (AMT*D)")
                .message("The payer is second in rank (SBR01 is S), but what the first one paid is not told.")
                .fix("Add loop 2320 with AMT*D, 0 if nothing was paid.")
                .codes(AckCodes.claim("A6:286")));
    }

    private void admission(String segment, String expected, String status, Findings findings) {
        findings.add(Fault.of(FindingCode.CLAIM_ADMISSION, Level.SNIP4, billType.missing("2300", segment))
                .expected(expected)
                .message("An inpatient bill needs %s.".formatted(expected))
                .fix("Add it.")
                .codes(AckCodes.claim(status)));
    }
}
