package io.x12gateway.edi.claim;

import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

/**
 * Services lie before the day of the transaction (BHT04) and, where Medicare is to pay, not more than a year before
 * it. BHT04 stands for the day of receipt, so that one file has one verdict whenever it is read.
 */
final class ServiceDateRule implements SituationalRule {
    private boolean medicare;
    private int today;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "BHT" -> true;
            case "HL", "SBR" -> loop.equals("2000B");
            case "DTP" -> loop.equals("2300") || loop.equals("2400");
            default -> false;
        };
    }

    @Override
    public void begin() {
        today = 0;
        medicare = false;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "BHT" -> today = Day.of(placed.view(), 4);
            case "HL" -> medicare = false;
            case "SBR" -> medicare = placed.says(9, "MA") || placed.says(9, "MB");
            default -> {
                if (placed.says(1, "472")) check(placed, "A7:187", findings);
                else if (placed.says(1, "434")) check(placed, "A7:188", findings);
            }
        }
    }

    private void check(Placed dtp, String status, Findings findings) {
        int first = Day.of(dtp.view(), 3);
        int last = Day.last(dtp.view(), 3);
        if (today == 0 || first == 0 || last == 0) return;
        if (first > today) tell(dtp, "not after the day of the transaction (BHT04)", status, Level.SNIP4, findings);
        else if (medicare && last < today - Day.YEAR)
            tell(dtp, "not more than a year before the transaction (BHT04)", "A3:718", Level.SNIP7, findings);
    }

    private static void tell(Placed dtp, String expected, String status, Level level, Findings findings) {
        var value = dtp.element(3);
        findings.add(Fault.of(FindingCode.CLAIM_DATE, level, dtp.at(3))
                .value(value)
                .expected("a day " + expected)
                .message("%s is %s; it must be %s.".formatted(dtp.at(3).label(), value, expected))
                .fix("Correct the date.")
                .codes(AckCodes.claim(status)));
    }
}
