package io.x12gateway.edi.claim;

import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

import java.util.ArrayList;
import java.util.List;

/**
 * A claim stands below its patient. Below a subscriber it says that he is the patient, and then SBR02 is 18 and his
 * address and birth date are there; a subscriber without anyone below (HL04 is 0) must have a claim himself.
 */
final class WhoIsPatientRule implements SituationalRule {
    private static final String SUBSCRIBER = "2000B";

    private final Mark level = new Mark();
    private final Mark relationship = new Mark();
    private final Mark person = new Mark();

    /** Told at the end: if a whole level or the opening of a claim is missing, that says it all. */
    private final List<Finding> pending = new ArrayList<>();

    private boolean subscriber;
    private boolean alone;
    private boolean told;
    private boolean self;
    private boolean street;
    private boolean city;
    private boolean born;
    private int claims;
    private int structureFaults;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "HL" -> true;
            case "SBR" -> loop.equals(SUBSCRIBER);
            case "NM1", "N3", "N4", "DMG" -> loop.equals("2010BA");
            case "CLM" -> true;
            default -> false;
        };
    }

    @Override
    public void begin() {
        if (!pending.isEmpty()) pending.clear();
        subscriber = false;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "HL" -> open(placed, findings);
            case "SBR" -> {
                told = true;
                self = placed.says(2, "18");
                relationship.set(placed, 2);
            }
            case "NM1" -> person.set(placed, 1);
            case "N3" -> street = true;
            case "N4" -> city = true;
            case "DMG" -> born = true;
            default -> claim(findings);
        }
    }

    @Override
    public void end(Findings findings) {
        close();
        if (!findings.misses("HL") && !findings.misses("CLM")) pending.forEach(findings::add);
    }

    private void open(Placed hl, Findings findings) {
        close();
        subscriber = hl.loop().equals(SUBSCRIBER);
        alone = hl.says(4, "0");
        told = false;
        self = false;
        street = false;
        city = false;
        born = false;
        claims = 0;
        structureFaults = findings.structureFaults();
        level.set(hl, 1);
    }

    private void close() {
        if (subscriber && alone && claims == 0)
            pending.add(Fault.of(FindingCode.SEGMENT_SITUATIONAL_MISSING, Level.SNIP4, level.missing("2300", "CLM"))
                    .expected("CLM in loop 2300")
                    .message("The subscriber has nobody below (HL04 is 0), but no claim either: CLM is missing.")
                    .fix("Add the claim, or set HL04 to 1 and add the patient.")
                    .codes(AckCodes.segment("I6")));
        subscriber = false;
    }

    /**
     * Told at the first claim: the others are claims of the same patient. Where a segment of the subscriber is missing,
     * or stands elsewhere, that says it all.
     */
    private void claim(Findings findings) {
        claims++;
        if (!subscriber || claims > 1 || findings.structureFaults() != structureFaults) return;
        if (told && !self)
            pending.add(Fault.of(FindingCode.CLAIM_PATIENT, Level.SNIP4, relationship.at())
                    .expected("18")
                    .message("A claim stands below the subscriber, so he is the patient, but SBR02 does not say 18.")
                    .fix("Set SBR02 to 18, or put the claim below the patient (HL03 23).")
                    .codes(AckCodes.claim("A8:156")));
        if (!street || !city) missing("N3 and N4", street ? "N4" : "N3", "A6:126:IL");
        if (!born) missing("DMG", "DMG", "A6:158:IL");
    }

    private void missing(String what, String id, String status) {
        pending.add(Fault.of(FindingCode.CLAIM_PATIENT, Level.SNIP4, person.missing("2010BA", id))
                .expected(what)
                .message("The subscriber is the patient, but 2010BA has no %s.".formatted(what))
                .fix("Add " + what + " of the subscriber.")
                .codes(AckCodes.claim(status)));
    }
}
