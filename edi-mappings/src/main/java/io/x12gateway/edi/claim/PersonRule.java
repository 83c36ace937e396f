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
 * Subscriber and patient: a Medicare number where Medicare is to pay, a name with a letter in it, a birth date that is
 * not after the day of the transaction (BHT04).
 */
final class PersonRule implements SituationalRule {
    private static final String MEDICARE_NUMBER = "nmxdmxdmmdd";

    private boolean medicare;
    private int today;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "BHT" -> true;
            case "HL", "SBR" -> loop.equals("2000B");
            case "NM1", "DMG" -> loop.equals("2010BA") || loop.equals("2010CA");
            default -> false;
        };
    }

    @Override
    public void begin() {
        medicare = false;
        today = 0;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "BHT" -> today = Day.of(placed.view(), 4);
            case "HL" -> medicare = false;
            case "SBR" -> medicare = placed.says(9, "MA") || placed.says(9, "MB");
            case "NM1" -> name(placed, findings);
            default -> birth(placed, findings);
        }
    }

    private void name(Placed nm1, Findings findings) {
        if (medicare && nm1.says(8, "MI") && nm1.has(9) && !Shape.fits(nm1.view(), 9, MEDICARE_NUMBER))
            findings.add(Fault.of(FindingCode.CLAIM_MEMBER_ID, Level.SNIP7, nm1.at(9))
                    .found(new Found(nm1.element(9), true))
                    .expected("a Medicare number of eleven characters")
                    .message("The member id has not the form of a Medicare number.")
                    .fix("Copy the number from the Medicare card, without hyphens.")
                    .codes(AckCodes.claim("A7:164:IL")));
        if (nm1.has(3) && !holdsLetter(nm1))
            findings.add(Fault.of(FindingCode.CLAIM_NAME, Level.SNIP7, nm1.at(3))
                    .found(new Found(nm1.element(3), true))
                    .expected("a name")
                    .message("The last name holds no letter.")
                    .fix("Send the name as it stands on the card.")
                    .codes(AckCodes.claim("A7:504:" + entity(nm1))));
    }

    private static boolean holdsLetter(Placed nm1) {
        var view = nm1.view();
        for (int i = view.start(3); i < view.end(3); i++)
            if (Character.isLetter((char) (view.bytes()[i] & 0xFF))) return true;
        return false;
    }

    private void birth(Placed dmg, Findings findings) {
        int born = Day.of(dmg.view(), 2);
        if (born == 0 || today == 0 || born <= today) return;
        findings.add(Fault.of(FindingCode.CLAIM_BIRTH_DATE, Level.SNIP7, dmg.at(2))
                .found(new Found(dmg.element(2), true))
                .expected("a day that is past")
                .message("The birth date lies after the day of the transaction (BHT04).")
                .fix("Correct the birth date.")
                .codes(AckCodes.claim("A7:158:" + entity(dmg))));
    }

    private static String entity(Placed placed) {
        return placed.loop().equals("2010BA") ? "IL" : "QC";
    }
}
