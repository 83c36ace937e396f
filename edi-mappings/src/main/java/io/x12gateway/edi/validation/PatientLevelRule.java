package io.x12gateway.edi.validation;

import org.jspecify.annotations.Nullable;

/**
 * The person who has no HL below is the patient, and what is asked stands there: an HL of level 22 or 23 with HL04 = 0
 * must have its question (EQ in a 270, TRN in a 276).
 */
public final class PatientLevelRule implements SituationalRule {
    private final String question;
    private final String loop;
    private @Nullable Placed patient;
    private boolean asked;

    /** @param loop the question's loop without the letter of its level: 2110 in a 270, 2200 in a 276 */
    public PatientLevelRule(String question, String loop) {
        this.question = question;
        this.loop = loop;
    }

    @Override
    public void begin() {
        patient = null;
        asked = false;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        if (placed.is("HL")) {
            close(findings);
            boolean person = placed.element(3).equals("22") && placed.element(4).equals("0");
            patient = person ? placed.kept() : null;
            asked = false;
        } else if (placed.loop().startsWith(loop)) asked = true;
    }

    @Override
    public void end(Findings findings) {
        close(findings);
    }

    private void close(Findings findings) {
        var hl = patient;
        if (hl == null || asked) return;
        var letter = hl.loop().substring(hl.loop().length() - 1);
        var at = new Location(
                loop + letter,
                question,
                hl.segment().position(),
                0,
                0,
                0,
                0,
                hl.segment().span());
        findings.add(Fault.of(FindingCode.SEGMENT_SITUATIONAL_MISSING, Level.SNIP4, at)
                .expected(question + " in loop " + loop + letter)
                .message("HL %s is the patient (HL04 is 0), but nothing is asked: %s is missing."
                        .formatted(Masking.shown(hl.element(1)), question))
                .fix("Add the %s, or set HL04 to 1 and add the dependent.".formatted(question))
                .codes(AckCodes.segment("I6")));
    }
}
