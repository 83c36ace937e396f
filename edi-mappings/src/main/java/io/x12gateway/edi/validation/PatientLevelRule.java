package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.schema.SegmentPlan;

/**
 * The person who has no HL below is the patient, and what is asked stands there: an HL of level 22 or 23 with HL04 = 0
 * must have its question (EQ in a 270, TRN in a 276).
 */
public final class PatientLevelRule implements SituationalRule {
    private final String question;
    private final String loop;
    private boolean open;
    private String letter = "";
    private int position;
    private long offset;
    private long length;
    private int structureFaults;

    /** @param loop the question's loop without the letter of its level: 2110 in a 270, 2200 in a 276 */
    public PatientLevelRule(String question, String loop) {
        this.question = question;
        this.loop = loop;
    }

    @Override
    public boolean concerns(String inLoop, SegmentPlan use) {
        return use.id().equals("HL") || inLoop.startsWith(loop);
    }

    @Override
    public void begin() {
        open = false;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        if (!placed.is("HL")) {
            open = false;
            return;
        }
        close(findings);
        open = placed.says(3, "22") && placed.says(4, "0");
        letter = placed.loop();
        position = placed.position();
        offset = placed.view().offset();
        structureFaults = findings.structureFaults();
        length = placed.view().endOffset() - offset;
    }

    @Override
    public void end(Findings findings) {
        close(findings);
    }

    private void close(Findings findings) {
        if (!open) return;
        open = false;
        if (findings.structureFaults() != structureFaults) return;
        var missing = loop + letter.substring(letter.length() - 1);
        var at = new Location(missing, question, position, 0, 0, 0, 0, new ByteSpan(offset, length));
        findings.add(Fault.of(FindingCode.SEGMENT_SITUATIONAL_MISSING, Level.SNIP4, at)
                .expected(question + " in loop " + missing)
                .message("The HL at segment %d is the patient (HL04 is 0), but nothing is asked: %s is missing."
                        .formatted(position, question))
                .fix("Add the %s, or set HL04 to 1 and add the dependent.".formatted(question))
                .codes(AckCodes.segment("I6")));
    }
}
